namespace Parvis.Features.Clocks.Watching;

/// <summary>When the pilot is told that a date of the law comes near.</summary>
public static class WarningSteps
{
    /// <summary>The last day on which an answer is safe.</summary>
    public const int LastDay = 0;

    /// <summary>Days before the date, the farthest first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [30, 15, 7, 2];

    public static int Farthest => DaysBefore[0];

    /// <summary>The step that today has reached; null when none has been.</summary>
    public static int? Reached(WatchedClock clock, DateOnly today)
    {
        if (today >= clock.ActBy)
            return LastDay;
        var (left, period) = (
            clock.DueOn.DayNumber - today.DayNumber,
            clock.DueOn.DayNumber - clock.StartedOn.DayNumber
        );
        // A period as short as a step would warn of every request on the day it comes.
        var reached = DaysBefore.Where(step => left <= step && step < period).ToList();
        return reached.Count == 0 ? null : reached[^1];
    }

    /// <summary>The step to tell now: each is told once, and those missed while the program was away are not told late.</summary>
    public static int? ToTell(WatchedClock clock, DateOnly today) =>
        Reached(clock, today) is { } step && (clock.WarnedStep is not { } told || step < told) ? step : null;
}
