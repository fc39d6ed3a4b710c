using System.Buffers.Binary;
using System.Text;

namespace Parvis.Mail.Reading.Tnef;

/// <summary>The compressed RTF of Outlook (MS-OXRTFCP).</summary>
static class CompressedRtf
{
    const uint Compressed = 0x75465A4C;
    const uint Uncompressed = 0x414C454D;
    const int WindowSize = 4096;
    const int LargestText = 8 * 1024 * 1024;

    // The window begins with what every RTF says.
    static readonly byte[] Beginning = Encoding.ASCII.GetBytes(
        @"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
            + @"Times New RomanCourier{\colortbl\red0\green0\blue0"
            + "\r\n"
            + @"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
    );

    /// <returns>Null when it is not such a text; what could be read when it is cut.</returns>
    public static byte[]? Decompress(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16)
            return null;
        var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), LargestText);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) switch
        {
            Uncompressed => bytes[16..Math.Min(bytes.Length, 16 + size)].ToArray(),
            Compressed => Expand(bytes[16..], size),
            _ => null,
        };
    }

    static byte[] Expand(ReadOnlySpan<byte> bytes, int size)
    {
        var window = new byte[WindowSize];
        Beginning.CopyTo(window, 0);
        var write = Beginning.Length;
        var text = new List<byte>(Math.Min(size, bytes.Length * 4));
        var at = 0;
        while (at < bytes.Length && text.Count < size)
        {
            var control = bytes[at++];
            for (var bit = 0; bit < 8 && at < bytes.Length && text.Count < size; bit++)
            {
                if ((control & (1 << bit)) == 0)
                {
                    Add(bytes[at++]);
                    continue;
                }
                if (at + 2 > bytes.Length)
                    return [.. text];
                var reference = (bytes[at] << 8) | bytes[at + 1];
                at += 2;
                var from = reference >> 4;
                // A reference to where the next byte goes is the end.
                if (from == write)
                    return [.. text];
                for (var left = (reference & 0xF) + 2; left > 0; left--, from = (from + 1) % WindowSize)
                    Add(window[from]);
            }
        }
        return [.. text];

        void Add(byte value)
        {
            text.Add(value);
            window[write] = value;
            write = (write + 1) % WindowSize;
        }
    }
}
