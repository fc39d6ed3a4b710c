using Parvis.Features.Settings;

namespace Parvis.Features.Reminders;

/// <summary>When the town hall is told what it must not forget: on working days, once the morning has begun there.</summary>
public sealed class Mornings(TownClock clock)
{
    public static readonly TimeOnly Start = new(7, 30);

    /// <summary>What is for the morning is of no use any more.</summary>
    public static readonly TimeOnly End = new(18, 0);

    public async ValueTask<Morning> NowAsync(CancellationToken cancellationToken)
    {
        var days = new TownDays(await clock.CalendarAsync(cancellationToken));
        var local = await clock.ToLocalAsync(clock.UtcNow, cancellationToken);
        var today = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        return new Morning(today, days, days.IsWorkingDay(today) && time >= Start, time >= End);
    }
}

/// <param name="Today">In the town.</param>
/// <param name="Days">Which days are worked.</param>
/// <param name="HasBegun">Somebody is there to read what is told.</param>
/// <param name="IsOver">They have gone home.</param>
public sealed record Morning(DateOnly Today, TownDays Days, bool HasBegun, bool IsOver)
{
    /// <summary>The working days of this week before today, from Monday.</summary>
    public IEnumerable<DateOnly> WorkedThisWeek => Days.Between(TownDays.MondayOf(Today), Today);
}
