using System.Buffers;
using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>Text that a database stores and a screen shows without effect.</summary>
static class CleanText
{
    // Controls but the tab and the line feed, marks that turn the direction, and surrogates, whose pairs are then put back.
    static readonly SearchValues<char> Unwanted = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n')).Select(c => (char)c),
        '\u007F',
        '\u0085',
        .. Enumerable.Range(0x2000, 0x100).Select(c => (char)c).Where(IsTurning),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>
    /// Line ends become \n; controls, lone surrogates and marks that turn the direction go. Empty when it shows nothing,
    /// unless blanks are all it has.
    /// </summary>
    public static string Lines(string text)
    {
        if (UnseenCharacters.AreAllOf(text) && !string.IsNullOrWhiteSpace(text))
            return "";
        if (text.AsSpan().IndexOfAny(Unwanted) < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (c == '\u0085')
                clean.Append('\n');
            else if (char.IsSurrogate(c))
                i += AppendPair(clean, text, i);
            else if (!Unwanted.Contains(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>The same in one line: blanks become one space, and what takes no place goes.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in UnseenCharacters.Drop(Lines(text)))
        {
            if (!char.IsWhiteSpace(c))
                clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>Bidirectional embeddings, overrides and isolates: they make « gpj.exe » look like « exe.jpg ».</summary>
    public static bool IsTurning(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    static int AppendPair(StringBuilder clean, string text, int at)
    {
        if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
        {
            clean.Append(text, at, 2);
            return 1;
        }
        clean.Append('\uFFFD');
        return 0;
    }
}
