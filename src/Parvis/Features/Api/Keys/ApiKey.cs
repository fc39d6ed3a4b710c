using System.Security.Cryptography;
using Parvis.Data;

namespace Parvis.Features.Api.Keys;

/// <summary>
/// Another program's way in. Only a digest of its secret is kept: 256 random bits need no slow hash, and what was shown
/// once can be found nowhere afterwards.
/// </summary>
public sealed class ApiKey
{
    public const int MaxName = 80;
    public const int PrefixLength = 8;
    public const int UsualLimit = 600;
    public const int HighestLimit = 60_000;

    // Nothing that reads as something else over the phone.
    const string PrefixLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    ApiKey() { }

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Who uses it: what it does is written in the timeline in this name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Two keys in use never have the same, however capitals and accents are written.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The part of the key that may be shown, to tell one from another.</summary>
    public string Prefix { get; private set; } = "";

    public string Digest { get; private set; } = "";

    public ApiScopes Scopes { get; private set; }

    public int RequestsPerMinute { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? LastUsedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public static (ApiKey Key, string Token) Create(NewApiKey asked, DateTime at)
    {
        var name = asked.Name.Trim();
        if (name.Length == 0)
            throw new RefusedException("Donnez un nom à la clé : celui du logiciel qui s'en servira.", "Name");
        if (name.Length > MaxName)
            throw new RefusedException($"Ce nom tient en {MaxName} caractères.", "Name");
        if (asked.Scopes == ApiScopes.None)
            throw new RefusedException("Choisissez au moins une chose que la clé permet.", "Scopes");
        if (asked.RequestsPerMinute is < 1 or > HighestLimit)
            throw new RefusedException($"Écrivez un nombre entre 1 et {HighestLimit}.", "RequestsPerMinute");
        var prefix = RandomNumberGenerator.GetString(PrefixLetters, PrefixLength);
        var token = $"parvis_{prefix}_{RandomNumberGenerator.GetHexString(64, lowercase: true)}";
        var key = new ApiKey
        {
            Name = name,
            NameKey = NameKeyOf(name),
            Prefix = prefix,
            Digest = RandomId.HashOf(token),
            Scopes = asked.Scopes,
            RequestsPerMinute = asked.RequestsPerMinute,
            CreatedAt = at,
        };
        return (key, token);
    }

    public void Revoke(DateTime at) => RevokedAt ??= at;

    public static string NameKeyOf(string name) => Folding.Fold(name.Trim());

    /// <summary>Null when it cannot be a key at all.</summary>
    public static string? PrefixOf(string token) =>
        token.Split('_') is ["parvis", { Length: PrefixLength } prefix, { Length: 64 }] ? prefix : null;
}

public sealed record NewApiKey(string Name, ApiScopes Scopes, int RequestsPerMinute = ApiKey.UsualLimit);
