using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parvis.Deadlines.Clocks;

namespace Parvis.Deadlines.Cases;

/// <summary>The dates and times of the case format.</summary>
static class CaseDates
{
    /// <summary>Room for the longest period before the holidays end.</summary>
    const int LastYear = PublicHolidays.LastYear - 10;

    static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    static readonly string[] ZonedFormats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static DateOnly Day(string column, string text) => InReach(column, text, AnyDay(column, text));

    /// <summary>A day at which nothing is counted: it may be out of reach.</summary>
    public static DateOnly AnyDay(string column, string text) =>
        DateOnly.TryParseExact(
            text,
            CaseAnswer.DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new BadCellException(column, $"'{text}' is no date (YYYY-MM-DD)");

    public static TimeOnly? ClosingTime(string text)
    {
        if (text.Length == 0)
            return null;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new BadCellException(CaseColumns.ClosingTime, $"'{text}' is no time (HH:MM)");
    }

    public static Reception Received(string text, HolidayZone zone)
    {
        const string column = CaseColumns.Received;
        if (!text.Contains('T', StringComparison.Ordinal))
            return new(Day(column, text));
        if (TryLocal(text, zone, out var reception))
            return reception.Value with { Day = InReach(column, text, reception.Value.Day) };
        throw new BadCellException(column, $"'{text}' is no time (YYYY-MM-DDTHH:MM, then Z when it is UTC)");
    }

    static bool TryLocal(string text, HolidayZone zone, [NotNullWhen(true)] out Reception? reception)
    {
        reception = null;
        var invariant = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, LocalFormats, invariant, DateTimeStyles.None, out var local))
            reception = new(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        else if (
            DateTimeOffset.TryParseExact(text, ZonedFormats, invariant, DateTimeStyles.AssumeUniversal, out var zoned)
        )
            reception = Reception.At(zoned.UtcDateTime, zone);
        return reception is not null;
    }

    static DateOnly InReach(string column, string text, DateOnly day) =>
        day.Year is >= PublicHolidays.FirstYear and <= LastYear
            ? day
            : throw new BadCellException(
                column,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{text}' is not from {PublicHolidays.FirstYear} to {LastYear}"
                )
            );
}
