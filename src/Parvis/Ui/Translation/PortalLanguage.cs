using System.Globalization;

namespace Parvis.Ui.Translation;

/// <summary>A language that residents' pages speak.</summary>
/// <param name="Code">ISO 639-1, as the html element, the cookie and the person's sheet say it.</param>
/// <param name="Name">In that language.</param>
/// <param name="DayInFull">Pattern of « mardi 24 novembre 2026 ».</param>
/// <param name="Forms">How many forms its words take after a number.</param>
/// <param name="FormOf">Which of them a number wants; CLDR's rules for whole numbers.</param>
public sealed record PortalLanguage(string Code, string Name, string DayInFull, int Forms, Func<int, int> FormOf)
{
    public static readonly PortalLanguage French = new("fr", "Français", "dddd d MMMM yyyy", 2, n => n < 2 ? 0 : 1);

    /// <summary>French first.</summary>
    public static readonly IReadOnlyList<PortalLanguage> All =
    [
        French,
        new("en", "English", "dddd d MMMM yyyy", 2, OneOrMore) { Region = "GB" },
        new("es", "Español", "dddd, d 'de' MMMM 'de' yyyy", 2, OneOrMore),
        new("pt", "Português", "dddd, d 'de' MMMM 'de' yyyy", 2, OneOrMore),
        new("ar", "العربية", "dddd d MMMM yyyy", 6, Arabic) { Region = "", IsRightToLeft = true },
        new("tr", "Türkçe", "d MMMM yyyy dddd", 2, OneOrMore),
        new("uk", "Українська", "dddd, d MMMM yyyy 'року'", 3, Ukrainian) { Region = "UA" },
    ];

    /// <summary>Of its culture; that of its own name when null, none when empty.</summary>
    public string? Region { get; init; }

    public bool IsRightToLeft { get; init; }

    public bool IsFrench => Code == French.Code;

    /// <summary>Of the html element.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public CultureInfo Culture =>
        CultureInfo.GetCultureInfo(
            Region switch
            {
                null => $"{Code}-{Code.ToUpperInvariant()}",
                "" => Code,
                _ => $"{Code}-{Region}",
            }
        );

    /// <summary>Null for one that these pages do not speak; « pt-BR » is read as « pt ».</summary>
    public static PortalLanguage? Of(string? tag)
    {
        var code = tag?.Split('-')[0];
        return All.FirstOrDefault(l => string.Equals(l.Code, code, StringComparison.OrdinalIgnoreCase));
    }

    static int OneOrMore(int number) => number == 1 ? 0 : 1;

    static int Arabic(int number) =>
        (number, number % 100) switch
        {
            (0, _) => 0,
            (1, _) => 1,
            (2, _) => 2,
            (_, >= 3 and <= 10) => 3,
            (_, >= 11) => 4,
            _ => 5,
        };

    static int Ukrainian(int number) =>
        (number % 10, number % 100) switch
        {
            (1, not 11) => 0,
            (>= 2 and <= 4, not (12 or 13 or 14)) => 1,
            _ => 2,
        };
}
