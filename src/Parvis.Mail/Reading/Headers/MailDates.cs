using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Mail.Reading.Headers;

/// <summary>
/// Dates as they are written: RFC 5322 with its obsolete zones, asctime, ISO 8601, French and English month names, two
/// digit years, missing seconds, zones that do not exist.
/// </summary>
static partial class MailDates
{
    /// <summary>In UTC; null when no day, month and year can be told. A zone that is absent or unknown counts as UTC.</summary>
    public static DateTime? Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > 1000)
            return null;
        var text = Plain(written);
        var clock = Clock().Match(text);
        var around = clock.Success
            ? text[..clock.Groups["h"].Index] + " " + text[(clock.Index + clock.Length)..]
            : text;
        if (DateOf(around) is not { } date)
            return null;
        var time = clock.Success ? TimeOf(clock) : TimeSpan.Zero;
        // The first of January of year 1 leaves no room for a zone.
        return date.Year is < 1900 or > 9998 || time is null
            ? null
            : DateTime.SpecifyKind(date.Add(time.Value) - ZoneOf(text, clock), DateTimeKind.Utc);
    }

    static DateTime? DateOf(string text)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return InNumbers(iso);
        var month = 0;
        var numbers = new List<string>();
        foreach (Match word in Words().Matches(text))
        {
            if (char.IsAsciiDigit(word.Value[0]))
                numbers.Add(word.Value);
            else if (MonthOf(word.Value) is var named and > 0)
                month = named; // the last one: « mar. » is also a Tuesday
        }
        // « 2025 Mar 3 » puts the year first; « Mon Mar 3 2025 » and « 3 Mar 2025 » put it last.
        if (month == 0 || numbers.Count < 2)
            return Slashed().Match(text) is { Success: true } slashed ? InNumbers(slashed) : null;
        return numbers[0].Length == 4 ? Date(numbers[0], month, numbers[1]) : Date(numbers[1], month, numbers[0]);
    }

    static DateTime? InNumbers(Match match) =>
        Date(match.Groups["year"].Value, Number(match.Groups["month"]), match.Groups["day"].Value);

    static DateTime? Date(string yearDigits, int month, string dayDigits)
    {
        if (
            !int.TryParse(yearDigits, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(dayDigits, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        )
            return null;
        // RFC 5322, section 4.3.
        year += yearDigits.Length switch
        {
            <= 2 => year < 50 ? 2000 : 1900,
            3 => 1900,
            _ => 0,
        };
        return
            year is >= 1900 and <= 9998
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;
    }

    static TimeSpan? TimeOf(Match clock)
    {
        var hour = Number(clock.Groups["h"]);
        var half = clock.Groups["half"].Value.ToUpperInvariant();
        if (half == "PM" && hour < 12)
            hour += 12;
        else if (half == "AM" && hour == 12)
            hour = 0;
        var (minute, second) = (Number(clock.Groups["m"]), Number(clock.Groups["s"]));
        // 24:00 and leap seconds are written; the span carries them over.
        return hour <= 24 && minute <= 59 && second <= 60 ? new TimeSpan(hour, minute, second) : null;
    }

    static TimeSpan ZoneOf(string text, Match clock)
    {
        var after = clock.Success ? text[(clock.Index + clock.Length)..] : text;
        if (clock.Success && Offset().Match(after) is { Success: true } offset)
            return OffsetOf(offset);
        return Words().Matches(after).Select(w => NamedZone(w.Value)).FirstOrDefault(z => z is not null)
            ?? TimeSpan.Zero;
    }

    // « +0100 », « +01:00 », « +1 »; there is no zone beyond fourteen hours.
    static TimeSpan OffsetOf(Match offset)
    {
        var digits = offset.Groups["h"].Value;
        if (digits.Length > 4)
            return TimeSpan.Zero;
        var together = Number(offset.Groups["h"]);
        var (hours, minutes) =
            digits.Length > 2 ? (together / 100, together % 100) : (together, Number(offset.Groups["m"]));
        if (hours > 14 || minutes > 59)
            return TimeSpan.Zero;
        var span = new TimeSpan(hours, minutes, 0);
        return offset.Groups["sign"].Value == "-" ? -span : span;
    }

    static TimeSpan? NamedZone(string name) =>
        name.ToUpperInvariant() switch
        {
            "UT" or "UTC" or "GMT" or "Z" or "WET" => TimeSpan.Zero,
            "CET" or "MET" or "MEZ" or "WEST" or "BST" => TimeSpan.FromHours(1),
            "CEST" or "MEST" or "MESZ" or "EET" => TimeSpan.FromHours(2),
            "EEST" or "MSK" => TimeSpan.FromHours(3),
            "JST" or "KST" => TimeSpan.FromHours(9),
            "EDT" => TimeSpan.FromHours(-4),
            "EST" or "CDT" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" => TimeSpan.FromHours(-8),
            _ => null,
        };

    static int MonthOf(string word) =>
        word switch
        {
            _ when word.StartsWith("jan", StringComparison.Ordinal) => 1,
            _ when word.StartsWith("fe", StringComparison.Ordinal) => 2,
            "mar" or "mars" or "march" => 3,
            _ when word.StartsWith("avr", StringComparison.Ordinal)
                    || word.StartsWith("apr", StringComparison.Ordinal) => 4,
            "mai" or "may" => 5,
            "jun" or "june" or "juin" => 6,
            _ when word.StartsWith("jul", StringComparison.Ordinal)
                    || word.StartsWith("juil", StringComparison.Ordinal) => 7,
            _ when word.StartsWith("aou", StringComparison.Ordinal)
                    || word.StartsWith("aug", StringComparison.Ordinal) => 8,
            _ when word.StartsWith("sep", StringComparison.Ordinal) => 9,
            _ when word.StartsWith("oct", StringComparison.Ordinal) => 10,
            _ when word.StartsWith("nov", StringComparison.Ordinal) => 11,
            _ when word.StartsWith("dec", StringComparison.Ordinal) => 12,
            _ => 0,
        };

    /// <summary>Decoded, in lower case without accents, without comments.</summary>
    static string Plain(string written)
    {
        var decoded = Comments().Replace(HeaderWords.Decode(written), " ").ToLowerInvariant();
        // Lone surrogates cannot be normalised.
        var folded = new string([.. decoded.Where(c => !char.IsSurrogate(c))]).Normalize(NormalizationForm.FormD);
        return new string([
            .. folded.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark),
        ]);
    }

    static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\([^()]*\)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"(?:^|[^0-9:])(?<h>[0-9]{1,2})\s*[:h]\s*(?<m>[0-9]{2})(?:\s*:\s*(?<s>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?:\s*(?<half>[ap]m)\b)?",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"(?<sign>[+-])\s?(?<h>[0-9]+)(?::(?<m>[0-9]{2}))?",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Offset();

    [GeneratedRegex(
        @"\b(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"\b(?<day>[0-9]{1,2})[/.](?<month>[0-9]{1,2})[/.](?<year>[0-9]{2,4})\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Slashed();

    [GeneratedRegex(
        @"[a-z]+|[0-9]+",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
