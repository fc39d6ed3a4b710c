namespace Parvis.Deadlines;

/// <summary>
/// « Jours ouvrés »: Monday to Friday, less the public holidays of the zone, less the town hall's own closing days.
/// </summary>
/// <remarks>
/// No text defines the working day of a town hall; CRPA R112-11-2 only counts in them. Saturdays never count, even
/// where the counter opens (those would be « jours ouvrables »).
/// </remarks>
public static class WorkingDays
{
    /// <summary>Does the town hall work on this day?</summary>
    /// <param name="date">A day of a year from 1970 to 2099.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <param name="townClosures">The town hall's own closing days; none when null.</param>
    /// <returns>Whether it is a working day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public static bool IsWorkingDay(DateOnly date, HolidayZone zone, IReadOnlySet<DateOnly>? townClosures = null) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && townClosures?.Contains(date) != true
        && PublicHolidays.On(date, zone) is null;

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    /// <param name="date">A day of a year from 1970 to 2099.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <param name="townClosures">The town hall's own closing days; none when null.</param>
    /// <returns>The first working day on or after <paramref name="date"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year, or the one it ends in, is not computed.</exception>
    public static DateOnly OnOrAfter(DateOnly date, HolidayZone zone, IReadOnlySet<DateOnly>? townClosures = null)
    {
        while (!IsWorkingDay(date, zone, townClosures))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The day itself when it is a working day, else the one before.</summary>
    /// <param name="date">A day of a year from 1970 to 2099.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <param name="townClosures">The town hall's own closing days; none when null.</param>
    /// <returns>The last working day on or before <paramref name="date"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year, or the one it ends in, is not computed.</exception>
    public static DateOnly OnOrBefore(DateOnly date, HolidayZone zone, IReadOnlySet<DateOnly>? townClosures = null)
    {
        while (!IsWorkingDay(date, zone, townClosures))
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>Counts working days after a day, which itself never counts.</summary>
    /// <param name="from">The day before the count; it may be a day off.</param>
    /// <param name="days">How many working days; zero gives <paramref name="from"/> back.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <param name="townClosures">The town hall's own closing days; none when null.</param>
    /// <returns>The last of the days counted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="days"/> is negative, or the count leaves the computed years.
    /// </exception>
    public static DateOnly Add(DateOnly from, int days, HolidayZone zone, IReadOnlySet<DateOnly>? townClosures = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = from;
        for (var counted = 0; counted < days; counted++)
            date = OnOrAfter(date.AddDays(1), zone, townClosures);
        return date;
    }
}
