namespace Parvis.Mail.Reading.Parts.Transfer;

/// <summary>Uuencode: what stands between « begin » and « end ».</summary>
sealed class UuencodeDecoding : ITransferDecoding
{
    const int LongestLine = 256;

    readonly List<byte> line = [];
    bool inside;

    public string? Oddity { get; private set; }

    public void Text(ReadOnlySpan<byte> text, ContentWriter to)
    {
        if (line.Count + text.Length <= LongestLine)
            line.AddRange(text);
    }

    public void LineEnd(ReadOnlySpan<byte> ending, ContentWriter to) => Take(to);

    public void End(ContentWriter to)
    {
        Take(to);
        if (inside)
            Oddity = "The uuencoded file is cut.";
    }

    void Take(ContentWriter to)
    {
        var text = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line);
        if (!inside)
            inside = text.StartsWith("begin "u8);
        else if (text.SequenceEqual("end"u8))
            inside = false;
        else
            Decode(text, to);
        line.Clear();
    }

    /// <summary>One line of a uuencoded file: its first character says how many bytes it holds.</summary>
    public static void Decode(ReadOnlySpan<byte> text, ContentWriter to)
    {
        if (text.IsEmpty)
            return;
        var left = Value(text, 0);
        for (var at = 1; left > 0 && at < text.Length; at += 4, left -= 3)
        {
            var bits = (Value(text, at) << 18) | (Value(text, at + 1) << 12);
            bits |= (Value(text, at + 2) << 6) | Value(text, at + 3);
            ReadOnlySpan<byte> three = [(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits];
            to.Write(three[..Math.Min(3, left)]);
        }
    }

    static int Value(ReadOnlySpan<byte> text, int at) => at < text.Length ? (text[at] - ' ') & 0x3F : 0;
}
