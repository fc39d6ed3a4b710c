using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Clocks;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>
/// No acknowledgement is owed where a favourable decision comes within fifteen days (CRPA R112-4, 1°): on the sixteenth
/// without one it is owed again, and who has the request is told.
/// </summary>
public sealed class LapseExemptionsJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    AcknowledgementKeeper keeper,
    StatutoryClocks clocks,
    Notifier notifier,
    TownClock town
) : IJob
{
    const int Days = 15;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The time of day does not count: one day early at most, the day itself is looked at under the lock.
        var before = town.UtcNow.AddDays(-Days);
        var found = await (
            from duty in db.Set<Acknowledgement>()
            where duty.Exemption == AcknowledgementExemption.FavourableWithinFifteenDays
            join request in db.Set<CitizenRequest>() on duty.RequestId equals request.Id
            where request.EndedAt == null && request.ReceivedAt < before
            orderby request.Id
            select request.Reference
        ).ToListAsync(cancellationToken);
        await sweep.EachAsync(nameof(LapseExemptionsJob), found, reference => LapseAsync(reference, cancellationToken));
    }

    Task LapseAsync(string reference, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(town.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                var duty = await keeper.FindAsync(request.Id, cancellationToken);
                var last = (await clocks.ReceivedOnAsync(request, cancellationToken)).AddDays(Days);
                if (
                    duty is not { Exemption: AcknowledgementExemption.FavourableWithinFifteenDays }
                    || !request.IsOpen
                    || await town.TodayAsync(cancellationToken) <= last
                )
                    return;
                duty.Lapse();
                await keeper.OweAgainAsync(
                    request,
                    duty,
                    "Les quinze jours sont passés sans décision favorable (CRPA R112-4).",
                    cancellationToken
                );
                if (duty.IsOwed)
                    await notifier.TellWhoHasItAsync(
                        request,
                        NotificationKind.AcknowledgementOwed,
                        by,
                        cancellationToken
                    );
            },
            by,
            cancellationToken
        );
    }
}
