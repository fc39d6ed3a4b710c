using System.Globalization;

namespace Parvis.Features.Settings.Calendar;

/// <summary>Days as people write them in a field, one a line.</summary>
public static class DayLines
{
    /// <summary>Those that say something, with their number from 1.</summary>
    public static IEnumerable<(int Number, string Text)> Of(string? text) =>
        (text ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Index()
            .Where(line => line.Item.Trim().Length > 0)
            .Select(line => (line.Index + 1, line.Item.Trim()));

    /// <summary>« 7/5/2027 » or « 07/05/2027 », of this century.</summary>
    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= 2000 and < 2100;

    public static string Write(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
