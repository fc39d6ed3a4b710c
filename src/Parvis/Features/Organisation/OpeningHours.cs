using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>The openings of one day as people write them: « 9h-12h, 13h30-17h ».</summary>
public static partial class OpeningHours
{
    public static readonly IReadOnlyList<string> Days =
    [
        "Lundi",
        "Mardi",
        "Mercredi",
        "Jeudi",
        "Vendredi",
        "Samedi",
        "Dimanche",
    ];

    /// <summary>An empty text is a day of closure.</summary>
    /// <param name="day">1 for Monday to 7 for Sunday.</param>
    /// <param name="text">As typed: hours with h, H or a colon, a dash or « à » between, commas, « et » or « / » between openings.</param>
    public static IReadOnlyList<OpeningInterval> Parse(int day, string? text)
    {
        var rest = (text ?? "").Trim();
        if (rest.Length == 0 || Folding.Fold(rest) is "ferme" or "fermee")
            return [];
        var found = Interval().Matches(rest);
        var left = Separators().Replace(Interval().Replace(rest, ""), "");
        if (found.Count == 0 || left.Length > 0)
            throw Refused(day, "écrivez les heures comme « 9h-12h, 13h30-17h », ou rien si c'est fermé.");
        return [.. found.Select(m => new OpeningInterval(day, Time(m, "1", day), Time(m, "2", day)))];
    }

    public static string InWords(IEnumerable<OpeningInterval> hours, int day) =>
        string.Join(
            ", ",
            hours.Where(h => h.Day == day).OrderBy(h => h.From).Select(h => $"{InWords(h.From)}-{InWords(h.Until)}")
        );

    /// <summary>Its field is the day's name: a form or a file knows where it holds that day.</summary>
    public static RefusedException Refused(int day, string sentence) =>
        new($"{Days[day - 1]} : {sentence}", Days[day - 1]);

    static string InWords(TimeOnly time) =>
        time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h{time.Minute:00}");

    static TimeOnly Time(Match match, string end, int day)
    {
        var hour = int.Parse(match.Groups[$"h{end}"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = match.Groups[$"m{end}"];
        var minute = minutes.Length == 0 ? 0 : int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture);
        return hour < 24 && minute < 60
            ? new TimeOnly(hour, minute)
            : throw Refused(day, $"« {match.Value} » n'est pas une heure du jour.");
    }

    [GeneratedRegex(
        @"(?<h1>\d{1,2})\s*[hH:]\s*(?<m1>\d{2})?\s*(-|–|—|à|a)\s*(?<h2>\d{1,2})\s*[hH:]\s*(?<m2>\d{2})?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Interval();

    [GeneratedRegex(@"[\s,;/.]|et", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
