namespace Parvis.Deadlines.Opening;

/// <summary>
/// When a department or a counter is open: a week that repeats, less public holidays and closing days, and days that are
/// otherwise than usual.
/// </summary>
/// <remarks>
/// All times are local wall-clock times without a zone. Opening hours stand by day, so that the night on which summer
/// time begins or ends takes and gives nothing.
/// </remarks>
public sealed class OpeningHours
{
    /// <summary>No place is closed longer than this many days on end.</summary>
    const int LongestClosure = 400;

    readonly TownCalendar calendar;
    readonly Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> week;
    readonly Dictionary<DateOnly, IReadOnlyList<OpeningInterval>> exceptions;

    /// <summary>The opening hours of one place.</summary>
    /// <param name="calendar">Its holidays and closing days, on which the week does not count.</param>
    /// <param name="week">What is open on each day of the week; a day that is missing is closed. Saturdays may open.</param>
    /// <param name="exceptions">
    /// Days with hours of their own, whatever the calendar and the week say: none to close, some to open on a holiday.
    /// </param>
    /// <exception cref="ArgumentException">The intervals of a day overlap, or no day of the week ever opens.</exception>
    public OpeningHours(
        TownCalendar calendar,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> week,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<OpeningInterval>>? exceptions = null
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(week);
        this.calendar = calendar;
        this.week = week.ToDictionary(d => d.Key, d => InOrder(d.Value));
        this.exceptions = exceptions?.ToDictionary(d => d.Key, d => InOrder(d.Value)) ?? [];
        if (this.week.Values.All(d => d.Count == 0))
            throw new ArgumentException("No day of the week ever opens.", nameof(week));
    }

    /// <summary>What is open on a day, in order.</summary>
    /// <param name="day">A day of a year from 1970 to 2099.</param>
    /// <returns>Its intervals; none when the place is closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public IReadOnlyList<OpeningInterval> On(DateOnly day)
    {
        if (exceptions.TryGetValue(day, out var otherwise))
            return otherwise;
        return week.TryGetValue(day.DayOfWeek, out var usual) && usual.Count > 0 && !calendar.IsClosed(day)
            ? usual
            : [];
    }

    /// <summary>Is the place open?</summary>
    /// <param name="local">Local time.</param>
    /// <returns>True from an opening time, false from the closing time on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public bool IsOpen(DateTime local) =>
        On(DateOnly.FromDateTime(local)).Any(i => i.Contains(TimeOnly.FromDateTime(local)));

    /// <summary>The moment itself when the place is open, else its next opening.</summary>
    /// <param name="local">Local time.</param>
    /// <returns>Local time.</returns>
    /// <exception cref="InvalidOperationException">It does not open within 400 days.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public DateTime OpenFrom(DateTime local) => Stretches(local).First().From;

    /// <summary>The moment at which the place has been open for so long since another.</summary>
    /// <param name="local">Local time from which opening time counts.</param>
    /// <param name="openTime">How much opening time, zero or more.</param>
    /// <returns>
    /// Local time; no opening time gives <see cref="OpenFrom"/>. Time that runs out at closing ends there, not at the next
    /// opening.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="openTime"/> is negative, or the count leaves the computed years.
    /// </exception>
    /// <exception cref="InvalidOperationException">It does not open within 400 days.</exception>
    public DateTime Add(DateTime local, TimeSpan openTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(openTime, TimeSpan.Zero);
        var left = openTime;
        foreach (var (from, until) in Stretches(local))
        {
            if (left <= until - from)
                return from + left;
            left -= until - from;
        }
        throw new InvalidOperationException("Stretches of opening time never end.");
    }

    /// <summary>How long the place is open between two moments.</summary>
    /// <param name="from">Local time.</param>
    /// <param name="until">Local time; nothing is counted when it is not after <paramref name="from"/>.</param>
    /// <returns>Opening time, zero or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A year is not computed.</exception>
    public TimeSpan Between(DateTime from, DateTime until)
    {
        var total = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(from); day <= DateOnly.FromDateTime(until); day = day.AddDays(1))
        {
            foreach (var interval in On(day))
            {
                var start = Later(from, day.ToDateTime(interval.From));
                var end = Earlier(until, day.ToDateTime(interval.Until));
                if (end > start)
                    total += end - start;
            }
        }
        return total;
    }

    /// <summary>The stretches of opening time from a moment on, the first cut to begin there.</summary>
    IEnumerable<(DateTime From, DateTime Until)> Stretches(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var closed = 0;
        while (closed <= LongestClosure)
        {
            closed++;
            foreach (var interval in On(day))
            {
                var until = day.ToDateTime(interval.Until);
                if (until <= local)
                    continue;
                closed = 0;
                yield return (Later(local, day.ToDateTime(interval.From)), until);
            }
            day = day.AddDays(1);
        }
        throw new InvalidOperationException($"The place does not open within {LongestClosure} days.");
    }

    static IReadOnlyList<OpeningInterval> InOrder(IReadOnlyList<OpeningInterval> intervals)
    {
        OpeningInterval[] sorted = [.. intervals.OrderBy(i => i.From)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].From < sorted[i - 1].Until)
                throw new ArgumentException("The intervals of a day overlap.", nameof(intervals));
        }
        return sorted;
    }

    static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
