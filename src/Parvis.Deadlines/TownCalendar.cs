namespace Parvis.Deadlines;

/// <summary>Where and when a town hall works: its zone, its own closing days, its closing time.</summary>
/// <remarks>
/// The law's working days (<see cref="Law"/>) leave the town's own closing days aside: a town cannot lengthen a period
/// that a text gives by closing its doors. Its own promises follow them.
/// </remarks>
public sealed class TownCalendar
{
    /// <summary>The calendar of a town hall.</summary>
    /// <param name="zone">Its holidays and its local time.</param>
    /// <param name="closures">Its own closing days; none when null.</param>
    /// <param name="closingTime">
    /// Local time from which what arrives counts for the next working day; the whole day counts when null.
    /// </param>
    public TownCalendar(HolidayZone zone, IReadOnlySet<DateOnly>? closures = null, TimeOnly? closingTime = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Zone = zone;
        Closures = closures;
        ClosingTime = closingTime;
        Law = closures is null ? this : new TownCalendar(zone, closures: null, closingTime);
    }

    /// <summary>The zone whose holidays and local time count.</summary>
    public HolidayZone Zone { get; }

    /// <summary>The town hall's own closing days; null when it has none.</summary>
    public IReadOnlySet<DateOnly>? Closures { get; }

    /// <summary>Local closing time; null when the whole day counts.</summary>
    public TimeOnly? ClosingTime { get; }

    /// <summary>The same calendar without the town's own closing days, for what a text counts.</summary>
    public TownCalendar Law { get; }

    /// <summary>Is it a public holiday or one of the town's own closing days?</summary>
    /// <param name="date">A day of a year from 1970 to 2099.</param>
    /// <returns>True whatever the day of the week.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public bool IsClosed(DateOnly date) =>
        Closures?.Contains(date) == true || PublicHolidays.On(date, Zone) is not null;

    /// <inheritdoc cref="WorkingDays.IsWorkingDay"/>
    public bool IsWorkingDay(DateOnly date) => WorkingDays.IsWorkingDay(date, Zone, Closures);

    /// <inheritdoc cref="WorkingDays.OnOrAfter"/>
    public DateOnly OnOrAfter(DateOnly date) => WorkingDays.OnOrAfter(date, Zone, Closures);

    /// <inheritdoc cref="WorkingDays.OnOrBefore"/>
    public DateOnly OnOrBefore(DateOnly date) => WorkingDays.OnOrBefore(date, Zone, Closures);

    /// <inheritdoc cref="WorkingDays.Add"/>
    public DateOnly Add(DateOnly from, int days) => WorkingDays.Add(from, days, Zone, Closures);

    /// <summary>The working days after a day, up to another one.</summary>
    /// <param name="after">It never counts.</param>
    /// <param name="upTo">It counts when it is worked; earlier than <paramref name="after"/>, none do.</param>
    /// <returns>How many, zero or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A year between them is not computed.</exception>
    public int CountAfter(DateOnly after, DateOnly upTo)
    {
        var days = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                days++;
        }

        return days;
    }
}
