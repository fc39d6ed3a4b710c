using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Features.Requests.FollowUp;

namespace Parvis.Features.Portal.Asking.Guard;

/// <summary>
/// A sum that a browser does by itself, about a second on an old telephone, and that costs who sends thousands: to find the
/// number whose SHA-256 with the salt is the digest. Nothing is kept: the signature binds it to its draft, which is sent once.
/// </summary>
public sealed class AskProof(FollowUpKeys keys, TimeProvider clock)
{
    /// <summary>The number is one of those, any as likely: at worst the sum takes twice as long as usual.</summary>
    public const int Most = 50_000;

    const string Use = "preuve";

    static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public AskChallenge Make(AskDraft draft)
    {
        var until = clock.GetUtcNow().Add(Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var salt = $"{RandomId.New()}.{until}";
        var digest = Digest(salt, RandomNumberGenerator.GetInt32(Most + 1));
        return new AskChallenge(salt, digest, keys.TokenFor(Use, Signed(draft, salt, digest)));
    }

    /// <param name="draft">That is being sent.</param>
    /// <param name="challenge">As the page sent it back.</param>
    public bool IsOurs(AskDraft draft, AskChallenge challenge) =>
        keys.IsTokenFor(Use, Signed(draft, challenge.Salt, challenge.Digest), challenge.Signature)
        && challenge.Salt.Split('.') is [_, var until]
        && long.TryParse(until, CultureInfo.InvariantCulture, out var seconds)
        && clock.GetUtcNow().ToUnixTimeSeconds() <= seconds;

    public static bool Holds(AskChallenge challenge, string? proof) =>
        int.TryParse(proof, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= Most
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Digest(challenge.Salt, number)),
            Encoding.UTF8.GetBytes(challenge.Digest)
        );

    static string Digest(string salt, int number) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt}.{number}")))
        );

    static string Signed(AskDraft draft, string salt, string digest) => $"{draft.KeyHash}\n{salt}\n{digest}";
}

/// <param name="Salt">Random, with the second it ends.</param>
/// <param name="Digest">Of the salt and the number, in hexadecimal.</param>
/// <param name="Signature">Ours.</param>
public sealed record AskChallenge(string Salt, string Digest, string Signature)
{
    const char Between = ':';

    public override string ToString() => string.Join(Between, Salt, Digest, Signature);

    /// <summary>Null when it is not written so.</summary>
    public static AskChallenge? Read(string? text) =>
        text?.Split(Between) is [var salt, var digest, var signature] ? new(salt, digest, signature) : null;
}
