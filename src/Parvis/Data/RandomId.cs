using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Data;

/// <summary>An identifier for addresses: 128 random bits, 22 characters, nothing to guess or count.</summary>
public static class RandomId
{
    public const int Length = 22;

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What is kept of one that is a secret: who reads the database opens nothing with it.</summary>
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether the page put it there: nobody writes so long a word without a space, which takes no bits.</summary>
    public static bool IsOne(string text) =>
        text.Length == Length && Base64Url.IsValid(text, out var decoded) && decoded == 16;
}
