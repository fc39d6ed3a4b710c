using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Data.Outbox;

/// <summary>
/// The Message-IDs of this installation: the key of an outbox row and its signature. Whoever answers one of our
/// messages gives it back in References; nobody else can make one, so that a forged one leads nowhere.
/// </summary>
public sealed class MailTokens(DataFolder folder)
{
    const char Separator = '.';

    /// <summary>80 bits: nobody tries them out by sending messages.</summary>
    const int SignatureBytes = 10;

    readonly Lazy<byte[]> key = new(() => KeyFile.Read(folder.MailKey));

    /// <summary>The left part of a Message-ID.</summary>
    public string Sign(string messageKey) => $"{messageKey}{Separator}{SignatureOf(messageKey)}";

    /// <summary>The key of the outbox row this Message-ID, without angle brackets, was made for.</summary>
    public bool TryRead(string? messageId, [NotNullWhen(true)] out string? messageKey)
    {
        messageKey = null;
        var local = (messageId ?? "").Split('@', 2)[0];
        var at = local.LastIndexOf(Separator);
        if (at <= 0)
            return false;
        var (signed, signature) = (local[..at], local[(at + 1)..].ToLowerInvariant());
        if (
            !CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(SignatureOf(signed)),
                Encoding.ASCII.GetBytes(signature)
            )
        )
            return false;
        messageKey = signed;
        return true;
    }

    string SignatureOf(string messageKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(messageKey))[..SignatureBytes]);
}
