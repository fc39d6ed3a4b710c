using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;

namespace Parvis.Features.Reminders.Telling;

/// <summary>
/// Tells who has a request that its date comes or has passed, then their head, then the pilot. Each step is told once:
/// the row of the request remembers it, and is read again under the lock of the request.
/// </summary>
public sealed partial class RemindJob(
    ParvisDbContext db,
    Mornings mornings,
    ReminderRules rules,
    ReminderStart start,
    ReminderAudience audience,
    RequestChanges changes,
    RequestSweep sweep,
    Notifier notifier,
    TownClock clock,
    ILogger<RemindJob> log
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var morning = await mornings.NowAsync(cancellationToken);
        // Noted at the first turn, whatever the hour: what is reached from now on is told.
        var since = await start.SinceAsync(morning.Today, cancellationToken);
        if (morning.HasBegun)
            await TellAsync(morning, since, cancellationToken);
    }

    /// <param name="morning">A working day.</param>
    /// <param name="since">What was reached before is not told.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task TellAsync(Morning morning, DateOnly since, CancellationToken cancellationToken)
    {
        var times = await rules.ReadAsync(cancellationToken);
        foreach (var promise in ReminderPromises.All)
            await TellAsync(new Watch(promise, morning, since, times), cancellationToken);
    }

    async Task TellAsync(Watch watch, CancellationToken cancellationToken)
    {
        var nobody = 0;
        await sweep.EachAsync(
            nameof(RemindJob),
            await NearAsync(watch, cancellationToken),
            near => near.Reference,
            async near =>
            {
                var registeredOn = DateOnly.FromDateTime(
                    await clock.ToLocalAsync(near.RegisteredAt, cancellationToken)
                );
                if (
                    watch.ToTell(near.DueOn, near.TopicId, registeredOn, near.Told) is not null
                    && !await TellAsync(near.Reference, registeredOn, watch, cancellationToken)
                )
                    nobody++;
            }
        );
        if (nobody > 0)
            LogNobody(nobody);
    }

    /// <summary>Open, with a date that may have something to tell, and waiting for nobody outside the town hall.</summary>
    Task<List<Near>> NearAsync(Watch watch, CancellationToken cancellationToken)
    {
        var promise = watch.Promise;
        var latest = watch.Days.After(watch.Today, watch.Rules.LongestBefore + 1);
        // Whatever is due before had its last step before dates were watched.
        var earliest = watch.Days.Before(watch.Since, watch.Rules.LongestAfter + 1);
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => r.EndedAt == null && r.SortDue <= latest)
            .Where(r => r.Status != RequestStatus.WaitingForRequester && r.Status != RequestStatus.Referred);
        return (
            from dated in promise.Dated(open, watch.Today)
            where dated.On <= latest && dated.On >= earliest
            join reminder in db.Set<RequestReminder>().Where(r => r.Promise == promise)
                on dated.Request.Id equals reminder.RequestId
                into reminders
            from told in reminders.DefaultIfEmpty()
            where told == null || told.DueOn != dated.On || told.Step != ReminderStep.Pilot
            orderby dated.Request.SortDue, dated.Request.Id
            select new Near(dated.Request.Reference, dated.On, dated.Request.TopicId, dated.Request.RegisteredAt, told)
        ).ToListAsync(cancellationToken);
    }

    /// <summary>False when nobody could be told: it is tried again.</summary>
    async Task<bool> TellAsync(
        string reference,
        DateOnly registeredOn,
        Watch watch,
        CancellationToken cancellationToken
    )
    {
        var by = ProcessContext.System(clock.UtcNow);
        var somebody = true;
        await changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: it may have been answered meanwhile, or told by another node.
                var told = await db.FindAsync<RequestReminder>([request.Id, watch.Promise], cancellationToken);
                if (
                    !request.IsOpen
                    || watch.Promise.DateOf(request, watch.Today) is not { } dueOn
                    || request.Status.IsPaused()
                    || watch.ToTell(dueOn, request.TopicId, registeredOn, told) is not { } step
                )
                    return;
                var whom = await audience.OfAsync(request, step, watch.Today, cancellationToken);
                if (whom.Count == 0)
                {
                    somebody = false;
                    return;
                }

                if (told is null)
                    db.Add(told = new RequestReminder(request.Id, watch.Promise));
                told.Tell(dueOn, step, watch.Today);
                string[] names = [.. whom.Select(a => a.FullName)];
                if (watch.Promise == ReminderPromise.Answer && step >= ReminderStep.Head)
                    request.TellLateness(names);
                else
                    request.RemindOfDate(
                        dueOn,
                        passed: step > ReminderStep.Near,
                        firstAnswer: watch.Promise == ReminderPromise.FirstAnswer,
                        names
                    );
                await notifier.TellAgainAsync(
                    request,
                    watch.Promise.Kind(step),
                    watch.Promise.Kinds(),
                    by,
                    [.. whom.Select(a => a.Id)],
                    cancellationToken
                );
            },
            by,
            cancellationToken
        );
        return somebody;
    }

    sealed record Near(string Reference, DateOnly DueOn, Guid? TopicId, DateTime RegisteredAt, RequestReminder? Told);

    sealed record Watch(ReminderPromise Promise, Morning Morning, DateOnly Since, TownReminders Rules)
    {
        public DateOnly Today => Morning.Today;

        public TownDays Days => Morning.Days;

        public ReminderStep? ToTell(DateOnly dueOn, Guid? topicId, DateOnly registeredOn, RequestReminder? told)
        {
            var dates = ReminderDates.Of(dueOn, Promise.Times(Rules.Of(topicId)), Days);
            return
                dates.Reached(Today, Since, registeredOn) is { } step
                && (told is null || told.DueOn != dueOn || told.Step < step)
                ? step
                : null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} requests are late and nobody who works here may be told."
    )]
    partial void LogNobody(int count);
}
