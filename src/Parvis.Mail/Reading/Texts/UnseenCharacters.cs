using System.Globalization;
using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>
/// Characters that take no place, such as U+200B: by them, two lines that look the same are not, and neither is found by
/// what is read in it.
/// </summary>
static class UnseenCharacters
{
    const int NonJoiner = 0x200C;
    const int Joiner = 0x200D;

    /// <summary>Nothing but blanks and such characters: whoever reads it sees nothing.</summary>
    public static bool AreAllOf(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !TakesNoPlace(rune) && !LooksBlank(rune))
                return false;
        }
        return true;
    }

    /// <summary>The line without them. What joins emoji, or letters of Arabic and of Indian scripts, is seen and stays.</summary>
    public static string Drop(string line)
    {
        if (Ascii.IsValid(line))
            return line;
        var seen = new StringBuilder(line.Length);
        var last = default(Rune);
        foreach (var rune in line.EnumerateRunes())
        {
            if (TakesNoPlace(rune) && !(Shapes(rune) && rune != last && IsShaped(last)))
                continue;
            if (Rune.IsWhiteSpace(rune))
                DropJoiners(seen);
            seen.Append(rune);
            last = rune;
        }
        DropJoiners(seen);
        return seen.ToString();
    }

    /// <summary>Nothing follows that they could join.</summary>
    static void DropJoiners(StringBuilder seen)
    {
        while (seen.Length > 0 && (int)seen[^1] is NonJoiner or Joiner)
            seen.Length--;
    }

    // The signs that stand before Arabic and Syriac numbers are of the same category, and are seen.
    static bool TakesNoPlace(Rune rune) =>
        Shapes(rune)
        || (
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
            && rune.Value
                is not (
                    (>= 0x0600 and <= 0x0605)
                    or 0x06DD
                    or 0x070F
                    or 0x0890
                    or 0x0891
                    or 0x08E2
                    or 0x110BD
                    or 0x110CD
                )
        );

    // Fillers of Hangul and the empty Braille cell.
    static bool LooksBlank(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    // Joiners, variation selectors and tags.
    static bool Shapes(Rune rune) =>
        rune.Value
            is NonJoiner
                or Joiner
                or 0x034F
                or (>= 0x180B and <= 0x180F)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF);

    // Nothing shapes a blank, punctuation, nor the letters of European scripts.
    static bool IsShaped(Rune before) =>
        before.Value >= 0x0590
        && before.Value is not ((>= 0x1E00 and <= 0x20CF) or (>= 0x2C60 and <= 0x2C7F) or 0x3000)
        && !Rune.IsWhiteSpace(before);
}
