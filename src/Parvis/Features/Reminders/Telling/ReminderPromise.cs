using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;

namespace Parvis.Features.Reminders.Telling;

/// <summary>What the town promised about a request, each with its own date and its own reminders.</summary>
public enum ReminderPromise
{
    Answer,

    /// <summary>A first word of a person, before the answer.</summary>
    FirstAnswer,
}

public static class ReminderPromises
{
    public static readonly ReminderPromise[] All = Enum.GetValues<ReminderPromise>();

    /// <summary>Those with a date to remind of. Of a first word only until the answer itself is late: that tells it all.</summary>
    public static IQueryable<DatedRequest> Dated(
        this ReminderPromise promise,
        IQueryable<CitizenRequest> requests,
        DateOnly today
    ) =>
        promise switch
        {
            ReminderPromise.Answer => requests
                .Where(r => r.DueOn != null)
                .Select(r => new DatedRequest { On = r.DueOn!.Value, Request = r }),
            ReminderPromise.FirstAnswer => requests
                .Where(r => r.FirstAnsweredAt == null && r.FirstAnswerDueOn != null && r.DueOn >= today)
                .Select(r => new DatedRequest { On = r.FirstAnswerDueOn!.Value, Request = r }),
        };

    /// <summary>The same of one request, under its lock.</summary>
    public static DateOnly? DateOf(this ReminderPromise promise, CitizenRequest request, DateOnly today) =>
        promise switch
        {
            ReminderPromise.Answer => request.DueOn,
            ReminderPromise.FirstAnswer => request.FirstAnsweredAt is null && request.DueOn >= today
                ? request.FirstAnswerDueOn
                : null,
        };

    /// <summary>A first word is reminded of on its own day: it takes a minute, and more days before would be the day it came.</summary>
    public static ReminderTimes Times(this ReminderPromise promise, ReminderTimes times) =>
        promise switch
        {
            ReminderPromise.Answer => times,
            ReminderPromise.FirstAnswer => times with { BeforeDays = 0 },
        };

    public static NotificationKind Kind(this ReminderPromise promise, ReminderStep step) =>
        (promise, step) switch
        {
            (ReminderPromise.Answer, ReminderStep.Near) => NotificationKind.DueSoon,
            (ReminderPromise.Answer, ReminderStep.Passed) => NotificationKind.DuePassed,
            (ReminderPromise.Answer, ReminderStep.Head) => NotificationKind.LateInDepartment,
            (ReminderPromise.Answer, ReminderStep.Pilot) => NotificationKind.LateInTown,
            (ReminderPromise.FirstAnswer, ReminderStep.Near) => NotificationKind.FirstAnswerDue,
            (ReminderPromise.FirstAnswer, ReminderStep.Passed) => NotificationKind.FirstAnswerPassed,
            (ReminderPromise.FirstAnswer, ReminderStep.Head) => NotificationKind.FirstAnswerLateInDepartment,
            (ReminderPromise.FirstAnswer, ReminderStep.Pilot) => NotificationKind.FirstAnswerLateInTown,
        };

    public static IReadOnlyCollection<NotificationKind> Kinds(this ReminderPromise promise) =>
        [.. ReminderSteps.All.Select(step => promise.Kind(step))];
}
