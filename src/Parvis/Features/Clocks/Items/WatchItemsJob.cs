using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;

namespace Parvis.Features.Clocks.Items;

/// <summary>
/// The day given for items has passed and some are missing: the request waits for nobody any more, and who has it is told,
/// once for each list.
/// </summary>
public sealed class WatchItemsJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    Notifier notifier,
    TownClock town
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = await town.TodayAsync(cancellationToken);
        var found = await (
            from demand in Overdue(today)
            join request in db.Set<CitizenRequest>() on demand.RequestId equals request.Id
            where request.EndedAt == null
            orderby request.Id
            select request.Reference
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(
            nameof(WatchItemsJob),
            found,
            reference => TellAsync(reference, today, cancellationToken)
        );
    }

    IQueryable<ItemsDemand> Overdue(DateOnly today) =>
        db.Set<ItemsDemand>()
            .Where(d => d.SentOn != null && !d.OverdueTold && d.Until < today)
            .Where(d => d.Items.Any(i => i.SettledOn == null));

    Task TellAsync(string reference, DateOnly today, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(town.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: another node may have told it.
                var overdue = await Overdue(today).Where(d => d.RequestId == request.Id).ToListAsync(cancellationToken);
                if (overdue.Count == 0)
                    return;
                overdue.ForEach(d => d.TellOverdue());
                var awaited = await db.ItemsDemandsOf(request.Id)
                    .AnyAsync(
                        d => d.SentOn != null && d.Until >= today && d.Items.Any(i => i.SettledOn == null),
                        cancellationToken
                    );
                if (!awaited)
                    request.StopWaiting("Le délai donné pour les pièces est passé.");
                await notifier.TellWhoHasItAsync(request, NotificationKind.ItemsOverdue, by, cancellationToken);
            },
            by,
            cancellationToken
        );
    }
}
