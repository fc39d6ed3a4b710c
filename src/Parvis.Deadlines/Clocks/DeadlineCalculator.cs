using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>Reads a clock: which date, what happens then, and why.</summary>
public static class DeadlineCalculator
{
    /// <summary>Evaluates a regime on what happened to one request.</summary>
    /// <param name="regime">The rules and the period.</param>
    /// <param name="reception">When it came, in local time.</param>
    /// <param name="events">
    /// What happened since, in any order; those of one day keep the order they are given in.
    /// </param>
    /// <param name="calendar">Where the town hall is and when it works.</param>
    /// <returns>The dates with their reasons. It does not depend on today.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A day that matters is not of a computed year, see <see cref="PublicHolidays"/>.
    /// </exception>
    public static Deadline Evaluate(
        Regime regime,
        Reception reception,
        IEnumerable<ClockEvent> events,
        TownCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(regime);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(calendar);
        Reasoning reasons = new();
        IReadOnlyList<ClockEvent> known = [.. events.OrderBy(e => e.On)];
        if (known.FirstOrDefault(e => e.Kind is ClockEventKind.Withdrawn) is { } withdrawn)
        {
            reasons.Add(() => EventReasons.Withdrawn(withdrawn.On));
            return new(reasons) { Regime = regime, State = ClockState.Withdrawn };
        }
        if (known.LastOrDefault(e => e.Kind is ClockEventKind.ObjectChanged) is { } changed)
        {
            reasons.Add(() => EventReasons.ObjectChanged(changed.On));
            known = [.. known.SkipWhile(e => !ReferenceEquals(e, changed)).Skip(1)];
            reception = new(changed.On);
        }
        var start = ClockStart.Find(regime.Family, reception, known, calendar, reasons);
        return new ClockWalk(regime, calendar, start, reasons).Read(known);
    }
}
