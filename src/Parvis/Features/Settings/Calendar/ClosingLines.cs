using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Features.Settings.Calendar;

/// <summary>Closing days as people write them, a line each: « 07/05/2027 Pont », « du 24/12/2026 au 31/12/2026 Noël ».</summary>
static partial class ClosingLines
{
    /// <summary>A whole August and more; beyond, a year was mistyped.</summary>
    const int LongestStretch = 62;

    const int MaxDays = 400;

    const int MaxWhy = 100;

    const string Field = "Input.Days";

    /// <exception cref="RefusedException">A line is not one: it is named by its number.</exception>
    public static IReadOnlyList<ClosingDay> Read(string? text)
    {
        var days = new SortedDictionary<DateOnly, string>();
        foreach (var (number, line) in DayLines.Of(text))
        {
            var (from, until, why) = ReadLine(line, number);
            for (var day = from; day <= until; day = day.AddDays(1))
                days[day] = why;
        }

        if (days.Count > MaxDays)
            throw new RefusedException($"Il y a plus de {MaxDays} jours : retirez les années passées.", Field);
        return [.. days.Select(d => new ClosingDay(d.Key, d.Value))];
    }

    /// <summary>Days that follow each other under one name are one line.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<ClosingDay> days)
    {
        for (var at = 0; at < days.Count; )
        {
            var last = at;
            while (last + 1 < days.Count && Follows(days[last], days[last + 1]))
                last++;
            var (first, end, why) = (DayLines.Write(days[at].On), DayLines.Write(days[last].On), days[at].Why);
            yield return (last == at ? $"{first} {why}" : $"du {first} au {end} {why}").TrimEnd();
            at = last + 1;
        }
    }

    static bool Follows(ClosingDay day, ClosingDay next) => next.On == day.On.AddDays(1) && next.Why == day.Why;

    static (DateOnly From, DateOnly Until, string Why) ReadLine(string line, int number)
    {
        if (Line().Match(line) is not { Success: true } match)
            throw Refused(number, line, "commencez par une date comme 07/05/2027, ou « du 24/12/2026 au 31/12/2026 »");
        var from = Date(match.Groups["from"].Value, number, line);
        var until = match.Groups["until"] is { Success: true } end ? Date(end.Value, number, line) : from;
        if (until < from)
            throw Refused(number, line, "la fin vient avant le début");
        if (until.DayNumber - from.DayNumber >= LongestStretch)
            throw Refused(number, line, $"une fermeture tient en {LongestStretch} jours : vérifiez l'année");
        var why = match.Groups["why"].Value.Trim();
        return why.Length <= MaxWhy
            ? (from, until, why)
            : throw Refused(number, line, $"le motif tient en {MaxWhy} caractères");
    }

    static DateOnly Date(string text, int number, string line) =>
        DayLines.TryRead(text, out var day) ? day : throw Refused(number, line, $"« {text} » n'est pas une date");

    static RefusedException Refused(int number, string line, string why) =>
        new($"Ligne {number}, « {line.ShortenedTo(60)} » : {why}.", Field);

    [GeneratedRegex(
        @"^(du\s+)?(?<from>\d{1,2}/\d{1,2}/\d{4})(\s*(au|-|–)\s*(?<until>\d{1,2}/\d{1,2}/\d{4}))?(\s*[:,;–-])?(?<why>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();
}
