using System.Globalization;

namespace Parvis.Features.OfficialSheets.Administration;

/// <summary>What a reading found, in a sentence.</summary>
public static class ReadingWords
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 12 fiches nouvelles, 3 changées, 5 520 inchangées, 1 retirée, 2 fichiers illisibles »</summary>
    public static string InWords(this FicheReading reading) =>
        reading.IsRefused
            ? reading.Refusal
            : string.Join(
                ", ",
                new[]
                {
                    Count(reading.Added, "fiche nouvelle", "fiches nouvelles"),
                    Count(reading.Changed, "changée", "changées"),
                    Count(reading.Unchanged, "inchangée", "inchangées"),
                    Count(reading.Retired, "retirée", "retirées"),
                    reading.BrokenCount == 0
                        ? ""
                        : Count(reading.BrokenCount, "fichier illisible", "fichiers illisibles"),
                }.Where(words => words.Length > 0)
            );

    static string Count(int count, string one, string more) =>
        $"{count.ToString("N0", French)} {(count < 2 ? one : more)}";
}
