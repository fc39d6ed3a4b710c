using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>Text that stays readable in its source (RFC 2045, section 6.7).</summary>
static class QuotedPrintableText
{
    const int MaxLine = 76;

    public static string Encode(string text)
    {
        var written = new StringBuilder(text.Length + text.Length / 8);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                written.Append("\r\n");
            EncodeLine(Encoding.UTF8.GetBytes(lines[i]), written);
        }

        return written.ToString();
    }

    static void EncodeLine(ReadOnlySpan<byte> line, StringBuilder written)
    {
        // Relays alter lines that begin so (RFC 2049, section 3).
        var fragile = line.StartsWith("From "u8) || line.StartsWith("."u8);
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var last = i == line.Length - 1;
            var plain = IsPlain(line[i], last) && !(i == 0 && fragile);
            var length = plain ? 1 : 3;
            // The last column is for the « = » that joins a line to the next.
            if (column + length > (last ? MaxLine : MaxLine - 1))
            {
                written.Append("=\r\n");
                column = 0;
            }

            if (plain)
                written.Append((char)line[i]);
            else
                written.Append('=').Append(Convert.ToHexString(line.Slice(i, 1)));
            column += length;
        }
    }

    /// <summary>A space at the end of a line gets lost on the way.</summary>
    static bool IsPlain(byte b, bool last) =>
        b is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (!last && b is (byte)' ' or (byte)'\t');
}
