using System.Buffers.Text;

namespace Parvis.Mail.Writing;

/// <summary>Bytes in lines of 76 characters (RFC 2045, section 6.8), read and written a block at a time.</summary>
static class Base64Lines
{
    const int LineBytes = 57;
    const int LineLength = 76;
    const int Lines = 512;

    public static async Task WriteAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        var block = new byte[LineBytes * Lines];
        var encoded = new byte[(LineLength + 2) * Lines];
        int count;
        do
        {
            count = await source.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
            await destination.WriteAsync(
                encoded.AsMemory(0, Encode(block.AsSpan(0, count), encoded)),
                cancellationToken
            );
        } while (count == block.Length);
    }

    static int Encode(ReadOnlySpan<byte> bytes, Span<byte> encoded)
    {
        var at = 0;
        while (!bytes.IsEmpty)
        {
            var line = bytes[..Math.Min(LineBytes, bytes.Length)];
            Base64.EncodeToUtf8(line, encoded[at..], out _, out var written);
            at += written;
            "\r\n"u8.CopyTo(encoded[at..]);
            at += 2;
            bytes = bytes[line.Length..];
        }

        return at;
    }
}
