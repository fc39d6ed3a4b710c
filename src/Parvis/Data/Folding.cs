using System.Globalization;
using System.Text;

namespace Parvis.Data;

/// <summary>
/// The stored key of a text, for sorting and matching alike on both databases: lower case, no accents,
/// ligatures opened, every run of other signs one space.
/// </summary>
public static class Folding
{
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
            Append(folded, char.ToLowerInvariant(character));
        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>As in an address: « eclairage-public ».</summary>
    public static string Slug(string text) => Fold(text).Replace(' ', '-');

    static void Append(StringBuilder folded, char character)
    {
        switch (character)
        {
            case 'œ':
                folded.Append("oe");
                break;
            case 'æ':
                folded.Append("ae");
                break;
            case 'ß':
                folded.Append("ss");
                break;
            case 'ø':
                folded.Append('o');
                break;
            case 'ł':
                folded.Append('l');
                break;
            case 'đ':
                folded.Append('d');
                break;
            default:
                if (char.IsLetterOrDigit(character))
                    folded.Append(character);
                else if (
                    CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                    && folded.Length > 0
                    && folded[^1] != ' '
                )
                    folded.Append(' ');
                break;
        }
    }
}
