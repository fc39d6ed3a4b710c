using System.Buffers;
using System.Globalization;
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
        if (ShowsNothing(text) && !string.IsNullOrWhiteSpace(text))
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

    /// <summary>The same in one line: blanks become one space.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in Lines(text))
        {
            if (!char.IsWhiteSpace(c))
                clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>Nothing but blanks and characters that take no place, such as U+200B: whoever reads it sees nothing.</summary>
    public static bool ShowsNothing(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !TakesNoPlace(rune))
                return false;
        }
        return true;
    }

    /// <summary>Bidirectional embeddings, overrides and isolates: they make « gpj.exe » look like « exe.jpg ».</summary>
    public static bool IsTurning(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Format characters and controls; then fillers, the empty Braille cell and variation selectors.
    static bool TakesNoPlace(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x2800
                or 0x3164
                or 0xFFA0
                or (>= 0x180B and <= 0x180F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF);

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
