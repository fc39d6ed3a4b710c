using System.Globalization;
using System.Text;

namespace Parvis.Features.Settings.Texts;

/// <summary>Typography that would double the price of a text message for nothing, put as a keyboard writes it.</summary>
public static class TextWording
{
    static readonly (string From, string To)[] Plain =
    [
        ("’", "'"),
        ("‘", "'"),
        ("«\u00A0", "\""),
        ("\u00A0»", "\""),
        ("« ", "\""),
        (" »", "\""),
        ("«", "\""),
        ("»", "\""),
        ("“", "\""),
        ("”", "\""),
        ("–", "-"),
        ("—", "-"),
        ("…", "..."),
        ("\u00A0", " "),
        ("\u202F", " "),
        ("œ", "oe"),
        ("Œ", "OE"),
    ];

    /// <summary>The words stay the same; accents that the alphabet lacks stay too, and the sender is told.</summary>
    public static string Simplify(string text) =>
        Plain.Aggregate(
            text.Trim(),
            static (so, change) => so.Replace(change.From, change.To, StringComparison.Ordinal)
        );

    /// <summary>For what the machine writes: « Besancon » costs one segment, « Besançon » three.</summary>
    public static string Fit(string text)
    {
        var simple = Simplify(text);
        foreach (var sign in TextLength.Of(simple).Outside)
            simple = simple.Replace(sign, Bare(sign), StringComparison.Ordinal);
        return simple;
    }

    static string Bare(string sign) =>
        string.Concat(
            sign.Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        );
}
