using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading.Dates;

/// <param name="Date">A day of the calendar.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">In characters.</param>
/// <param name="IsExact">Nothing had to be guessed: neither a digit, nor a month, nor the year.</param>
readonly record struct FoundDate(DateOnly Date, int Start, int Length, bool IsExact);

/// <summary>Dates in a line, tolerant to the mistakes of recognisers: « l4 rnars », « O3/l1/2026 ».</summary>
static class DateScan
{
    const string Digit = LookAlikes.Digit;

    // One figure at least is read as such, or « l » stands alone for the first day: « O », « S » and « Z » begin words.
    const string OneOrTwo = $@"(\d{Digit}?|{Digit}\d|[lI|](er| ))";

    static readonly Regex Figures = Patterns.Of(
        $@"(^|[^\p{{L}}\d])(?<date>(?<day>{OneOrTwo}) ?[/.\-–] ?(?<month>{Digit}{{1,2}}|[A4]1) ?[/.\-–] ?(?<year>{Digit}{{4}}|{Digit}{{2}}))([^\p{{L}}\d]|$)"
    );

    // Strokes read as figures or not at all: « 21711726 » is 21/11/26, « 1511/2026 » 15/11/2026.
    static readonly Regex Run = Patterns.Of(
        @"(^|[^\p{L}\d])(?<date>((?<day>[0-3]\d)[71lI|]?(?<month>[01]\d)[71lI|/]|(?<day>[0-3]\d)[71lI|/](?<month>[01]\d))(?<year>20\d{2}|2\d))([^\p{L}\d]|$)"
    );
    static readonly Regex DayFirst = Patterns.Of(
        $@"(^|[^\p{{L}}\d])(?<date>(?<day>premier|{OneOrTwo}) ?(er|ère|°|º|""|'|\*|st|nd|rd|th)? ?(de |of )?(?<month>[\p{{L}}]{{3,11}})[.,]? ?(de |del )?(?<year>{Digit}{{4}}|[\d]{{2}})?)([^\p{{L}}\d]|$)"
    );
    static readonly Regex MonthFirst = Patterns.Of(
        $@"(^|[^\p{{L}}\d])(?<date>(?<month>[\p{{L}}]{{3,11}})[.,]? (?<day>{OneOrTwo})(st|nd|rd|th)?,? ?(?<year>{Digit}{{4}}))([^\p{{L}}\d]|$)"
    );
    static readonly Regex YearFirst = Patterns.Of(
        @"(^|[^\p{L}\d])(?<date>(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}))([^\p{L}\d]|$)"
    );

    /// <param name="text">One line.</param>
    /// <param name="today">A date without its year is the latest that is not after it.</param>
    public static IReadOnlyList<FoundDate> In(string text, DateOnly today) =>
        [
            .. new[] { Figures, DayFirst, MonthFirst, YearFirst }
                .SelectMany(pattern => pattern.Matches(text))
                .Select(match => Read(match, today))
                .Concat(
                    Run.Matches(text)
                        .Select(match =>
                            Read(match, today) is { } found ? found with { IsExact = false } : (FoundDate?)null
                        )
                )
                .OfType<FoundDate>()
                .OrderBy(found => found.Start)
                .ThenByDescending(found => found.Length),
        ];

    static FoundDate? Read(Match match, DateOnly today)
    {
        var (month, year) = (match.Groups["month"].Value, match.Groups["year"].Value);
        var day = match.Groups["day"].Value is "ler" or "Ier" ? "1" : match.Groups["day"].Value.Trim();
        // « SO lois » is two words; a number has a digit, or one letter taken for it.
        if (!day.Any(char.IsAsciiDigit) && day.Length > 1 && day != "premier" && !year.Any(char.IsAsciiDigit))
            return null;
        var exactMonth = true;
        var monthNumber =
            month.Any(char.IsLetter) && month.Length > 2
                ? MonthNames.Number(month, out exactMonth)
                : FigureOfMonth(month);
        var dayNumber = day.Equals("premier", StringComparison.OrdinalIgnoreCase) ? 1 : LookAlikes.Number(day);
        if (dayNumber is not (>= 1 and <= 31) || monthNumber is not (>= 1 and <= 12))
            return null;
        var exact = exactMonth && year.Length > 0 && (day + year).All(char.IsAsciiDigit) && month is not ("41" or "A1");
        var written = match.Groups["date"];
        return
            Year(year, monthNumber.Value, dayNumber.Value, today) is { } y
            && dayNumber <= DateTime.DaysInMonth(y, monthNumber.Value)
            ? new FoundDate(new DateOnly(y, monthNumber.Value, dayNumber.Value), written.Index, written.Length, exact)
            : null;
    }

    /// <summary>The strokes of « 11 » are also read as « 41 » and « A1 ».</summary>
    static int? FigureOfMonth(string month) => month is "41" or "A1" ? 11 : LookAlikes.Number(month);

    static int? Year(string written, int month, int day, DateOnly today)
    {
        if (written.Length == 0)
            return (month, day).CompareTo((today.Month, today.Day)) <= 0 ? today.Year : today.Year - 1;
        if (LookAlikes.Number(written) is not { } year)
            return null;
        // Two figures: a birth of 1958 is no date of 2058.
        return year >= 1900 && year <= 2100 ? year
            : year < 100 ? (year <= today.Year % 100 + 1 ? 2000 + year : 1900 + year)
            : null;
    }
}
