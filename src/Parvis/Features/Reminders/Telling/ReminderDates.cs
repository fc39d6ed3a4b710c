using Parvis.Features.Topics;

namespace Parvis.Features.Reminders.Telling;

/// <summary>The day of each step about one date.</summary>
public sealed record ReminderDates(DateOnly Near, DateOnly Passed, DateOnly Head, DateOnly Pilot)
{
    public static ReminderDates Of(DateOnly dueOn, ReminderTimes times, TownDays days)
    {
        var ordered = times.InOrder();
        return new ReminderDates(
            days.Before(dueOn, ordered.BeforeDays ?? 0),
            days.After(dueOn, 1),
            days.After(dueOn, ordered.HeadDays ?? 0),
            days.After(dueOn, ordered.PilotDays ?? 0)
        );
    }

    public DateOnly On(ReminderStep step) =>
        step switch
        {
            ReminderStep.Near => Near,
            ReminderStep.Passed => Passed,
            ReminderStep.Head => Head,
            ReminderStep.Pilot => Pilot,
        };

    /// <summary>
    /// The step to tell today, the farthest that was reached: those missed while the program was away, or the request
    /// waited for somebody else, are not told late one after the other.
    /// </summary>
    /// <param name="today">A working day.</param>
    /// <param name="since">What was reached before the town was watched is not told.</param>
    /// <param name="registeredOn">A promise as short as its reminder would tell of every request on the day it comes.</param>
    public ReminderStep? Reached(DateOnly today, DateOnly since, DateOnly registeredOn)
    {
        var reached = ReminderSteps
            .All.Where(step => On(step) <= today && On(step) >= since)
            .Where(step => step != ReminderStep.Near || Near > registeredOn)
            .ToList();
        return reached.Count == 0 ? null : reached[^1];
    }
}
