namespace Parvis.Mail.Reading.Parts.Transfer;

/// <summary>Quoted-printable (RFC 2045, section 6.7); an equals sign that encodes nothing stands for itself.</summary>
sealed class QuotedPrintableDecoding : ITransferDecoding
{
    // No program pads a line that much: these are written, so that a line of blanks alone is not kept piece after piece.
    const int MostBlanks = 1000;

    // What may still turn out to be an escape, a soft line break or blanks before the end of the line.
    readonly List<byte> waiting = [];

    public string? Oddity { get; private set; }

    public void Text(ReadOnlySpan<byte> text, ContentWriter to)
    {
        if (waiting.Count > 0)
        {
            // A piece of a long line: what waited comes before it.
            byte[] joined = [.. waiting, .. text];
            waiting.Clear();
            Decode(joined, to);
        }
        else
        {
            Decode(text, to);
        }
    }

    public void LineEnd(ReadOnlySpan<byte> ending, ContentWriter to)
    {
        if (!EndsWithSoftBreak(to))
            to.Write(ending);
    }

    public void End(ContentWriter to) => EndsWithSoftBreak(to);

    void Decode(ReadOnlySpan<byte> text, ContentWriter to)
    {
        var kept = text.TrimEnd(" \t"u8);
        while (!kept.IsEmpty)
        {
            var at = kept.IndexOf((byte)'=');
            if (at < 0)
            {
                to.Write(kept);
                break;
            }
            to.Write(kept[..at]);
            kept = kept[at..];
            if (kept.Length < 3)
            {
                waiting.AddRange(kept);
                break;
            }
            if (char.IsAsciiHexDigit((char)kept[1]) && char.IsAsciiHexDigit((char)kept[2]))
            {
                to.Write((byte)((Digit(kept[1]) << 4) | Digit(kept[2])));
                kept = kept[3..];
                continue;
            }
            Oddity = "The quoted-printable holds signs that encode nothing, kept as they are.";
            to.Write((byte)'=');
            kept = kept[1..];
        }
        var blanks = text[text.TrimEnd(" \t"u8).Length..];
        if (blanks.Length <= MostBlanks)
            waiting.AddRange(blanks);
        else
            to.Write(blanks);
    }

    bool EndsWithSoftBreak(ContentWriter to)
    {
        while (waiting is [.., (byte)' ' or (byte)'\t'])
            waiting.RemoveAt(waiting.Count - 1);
        var soft = waiting is [(byte)'='];
        if (!soft && waiting.Count > 0)
            to.Write(waiting.ToArray());
        waiting.Clear();
        return soft;
    }

    static int Digit(byte character) => character <= '9' ? character - '0' : (character | 0x20) - 'a' + 10;
}
