using System.Text.Json.Serialization;
using Parvis.Data;

namespace Parvis.Features.Settings.Mail;

/// <summary>
/// How this program is known to the identity provider of the town, which gives it access tokens in its own name
/// (RFC 6749, section 4.4): what Microsoft 365 asks of programs that read or send mail.
/// </summary>
public sealed record OAuthApplication
{
    public const int MaxTokenAddress = 300;
    public const int MaxClientId = 200;
    public const int MaxScope = 300;

    /// <summary>Where tokens are asked for: HTTPS, or this very machine.</summary>
    public string TokenAddress { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>What the token is for, as the provider names it.</summary>
    public string Scope { get; init; } = "";

    public static readonly OAuthApplication None = new();

    /// <exception cref="RefusedException">Something is missing; it names the field.</exception>
    public void MustBeWhole()
    {
        if (!HasAddress)
            throw new RefusedException("Donnez l'adresse des jetons, qui commence par https://.", nameof(TokenAddress));
        if (ClientId.Length == 0)
            throw new RefusedException("Donnez l'identifiant de l'application.", nameof(ClientId));
        if (Scope.Length == 0)
            throw new RefusedException("Donnez la portée demandée.", nameof(Scope));
    }

    [JsonIgnore]
    public bool HasAddress =>
        Uri.TryCreate(TokenAddress, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
