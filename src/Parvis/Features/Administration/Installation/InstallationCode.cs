using System.Security.Cryptography;
using System.Text;
using Parvis.Features.Accounts;

namespace Parvis.Features.Administration.Installation;

/// <summary>
/// Shown on the console at each start: whoever reads it has the machine, so may set it up. Five wrong tries, then a
/// minute's pause: forty bits are out of reach that way.
/// </summary>
public sealed class InstallationCode(TimeProvider clock)
{
    const int MaxTries = 5;

    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    int wrong;
    DateTimeOffset closedUntil;

    public string Value { get; } = OneTimePassword.NewCode();

    public CodeAnswer Try(string? typed)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now < closedUntil)
                return CodeAnswer.TooManyTries;
            // Hashed first: the comparison takes the same time whatever was typed, its length included.
            if (CryptographicOperations.FixedTimeEquals(Digest(typed), Digest(Value)))
            {
                wrong = 0;
                return CodeAnswer.Right;
            }

            if (++wrong < MaxTries)
                return CodeAnswer.Wrong;
            wrong = 0;
            closedUntil = now + Pause;
            return CodeAnswer.TooManyTries;
        }
    }

    static byte[] Digest(string? text) =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                string.Concat((text ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant))
            )
        );
}

public enum CodeAnswer
{
    Right,
    Wrong,
    TooManyTries,
}
