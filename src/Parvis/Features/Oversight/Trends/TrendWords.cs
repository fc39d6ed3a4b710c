using System.Globalization;

namespace Parvis.Features.Oversight.Trends;

public static class TrendWords
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« novembre 2026 »</summary>
    public static string InFull(DateOnly month) => month.ToString("MMMM yyyy", French);

    /// <summary>One or two letters would do for a chart, three are read without thinking: « nov ».</summary>
    public static string Short(DateOnly month) =>
        month.ToString("MMM", French).TrimEnd('.') switch
        {
            "janv" => "jan",
            "févr" => "fév",
            "avr" => "avr",
            "juin" => "jun",
            "juil" => "jul",
            "sept" => "sep",
            var name => name.Length > 4 ? name[..3] : name,
        };

    public static string Percent(double? share) => share is { } known ? known.ToString("P0", French) : "—";

    public static string Days(double? days) =>
        days switch
        {
            null => "—",
            0 => "le jour même",
            1 => "1 jour",
            { } some => $"{some.ToString("0.#", French)} jours",
        };
}
