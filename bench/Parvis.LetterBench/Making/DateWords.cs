using System.Globalization;

namespace Parvis.LetterBench.Making;

/// <summary>A date as people write it.</summary>
static class DateWords
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Heading(DateOnly date, string language, string town, Chance chance) =>
        language switch
        {
            "en" => chance.One([
                date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
            ]),
            "es" => date.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-ES")),
            "pt" => $"{town}, {date.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("pt-PT"))}",
            "tr" => date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("tr-TR")),
            _ => InFrench(date, town, chance),
        };

    public static string Inside(DateOnly date, Chance chance) =>
        chance.Of(0.5) ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : Long(date);

    public static string Long(DateOnly date) =>
        date.Day == 1 ? "1er " + date.ToString("MMMM yyyy", French) : date.ToString("d MMMM yyyy", French);

    static string InFrench(DateOnly date, string town, Chance chance) =>
        chance.Below(8) switch
        {
            0 or 1 or 2 => $"{town}, le {Long(date)}",
            3 => $"À {town}, le {date.ToString("dddd", French)} {Long(date)}",
            4 => $"{town}, le {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}",
            5 => $"Le {date.ToString("dd/MM/yy", CultureInfo.InvariantCulture)}",
            6 => $"le {Long(date)}",
            _ => $"Fait à {town}, le {date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}",
        };
}
