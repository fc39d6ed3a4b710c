using System.Globalization;
using System.Text;

namespace Parvis.Scans.Texts;

/// <summary>Words of a text, and texts made comparable.</summary>
static class Words
{
    /// <summary>Runs of letters, as written.</summary>
    public static IEnumerable<string> In(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length && char.IsLetter(text[i]);
            if (letter && start < 0)
                start = i;
            if (letter || start < 0)
                continue;
            yield return text[start..i];
            start = -1;
        }
    }

    /// <summary>Lower case without accents; ligatures opened, every run of other signs one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            var lower = char.ToLowerInvariant(character);
            if (lower is 'œ' or 'æ')
                folded.Append(lower == 'œ' ? "oe" : "ae");
            // Turkish: recognisers give one for the other.
            else if (lower == 'ı')
                folded.Append('i');
            else if (char.IsLetterOrDigit(lower))
                folded.Append(lower);
            else if (
                CharUnicodeInfo.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark
                && folded.Length > 0
                && folded[^1] != ' '
            )
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>The folded words of a text.</summary>
    public static string[] Folded(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
