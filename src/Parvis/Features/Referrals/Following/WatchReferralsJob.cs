using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;

namespace Parvis.Features.Referrals.Following;

/// <summary>
/// Tells who has a request that the partner it was sent to is silent; one period later their head too, then the pilot, and
/// so on each period until something is heard or asked.
/// </summary>
public sealed class WatchReferralsJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    Notifier notifier,
    SilenceDays silence,
    TownClock town
) : IJob
{
    const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = await town.TodayAsync(cancellationToken);
        var silent = await (
            from referral in db.Set<Referral>()
            where referral.EndedOn == null && referral.TellOn <= today
            join request in db.Set<CitizenRequest>() on referral.RequestId equals request.Id
            where request.Status == RequestStatus.Referred
            orderby referral.TellOn, referral.Id
            select new { referral.Id, request.Reference }
        )
            .Take(Batch)
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(
            nameof(WatchReferralsJob),
            silent,
            row => row.Reference,
            row => TellAsync(row.Id, row.Reference, today, cancellationToken)
        );
    }

    Task TellAsync(long id, string reference, DateOnly today, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(town.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: it may have come back meanwhile, or been told by another node.
                var referral = await db.Set<Referral>().SingleAsync(r => r.Id == id, cancellationToken);
                if (request.Status != RequestStatus.Referred || !referral.IsOpen || referral.TellOn > today)
                    return;
                referral.TellSilence(await silence.AfterAsync(today, cancellationToken));
                await TellAsync(request, referral.TimesTold, by, cancellationToken);
            },
            by,
            cancellationToken
        );
    }

    async Task TellAsync(CitizenRequest request, int times, ProcessContext by, CancellationToken cancellationToken)
    {
        const NotificationKind silent = NotificationKind.PartnerSilent;
        await notifier.TellWhoHasItAsync(request, silent, by, cancellationToken);
        // Without a holder, the head has just been told.
        if (times >= Referral.TimesBeforeHead && request is { HandlerId: not null, DepartmentId: { } department })
            await notifier.TellDepartmentAsync(request, silent, department, by, cancellationToken);
        if (times >= Referral.TimesBeforePilot && request.DepartmentId is not null)
            await notifier.TellWatchersAsync(request, silent, [silent], by, cancellationToken);
    }
}
