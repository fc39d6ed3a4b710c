using System.Buffers.Text;
using System.Security.Cryptography;

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
}
