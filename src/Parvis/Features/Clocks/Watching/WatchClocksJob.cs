using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;

namespace Parvis.Features.Clocks.Watching;

/// <summary>
/// Warns the pilot while a date of the law comes near, and records the decision that silence makes when nobody answers.
/// Each step is told once: the row of the clock remembers it.
/// </summary>
public sealed class WatchClocksJob(
    ParvisDbContext db,
    ClockUpkeep upkeep,
    RequestChanges changes,
    RequestSweep sweep,
    Notifier notifier,
    TownClock town
) : IJob
{
    /// <summary>Of an earlier step nothing is left to read.</summary>
    static readonly NotificationKind[] OfTheLaw =
    [
        NotificationKind.StatutoryDateNear,
        NotificationKind.StatutoryLastDay,
        NotificationKind.SilenceDecided,
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await upkeep.FillAsync(cancellationToken);
        await upkeep.RunAsync(cancellationToken);
        var today = await town.TodayAsync(cancellationToken);
        var until = today.AddDays(WarningSteps.Farthest);
        var sentOn = db.Set<Forwarding>().Bearing();
        var near = await db.Set<WatchedClock>()
            .AsNoTracking()
            .Where(c => c.DecidedOn == null && c.DueOn <= until)
            .OrderBy(c => c.DueOn)
            .ThenBy(c => c.RequestId)
            .Join(
                db.Set<CitizenRequest>(),
                c => c.RequestId,
                r => r.Id,
                (clock, r) =>
                    new
                    {
                        clock,
                        r.Reference,
                        Elsewhere = sentOn.Any(f => f.RequestId == r.Id),
                    }
            )
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(
            nameof(WatchClocksJob),
            near.Where(row => HasNews(row.clock, today, row.Elsewhere)),
            row => row.Reference,
            row => TellAsync(row.Reference, today, cancellationToken)
        );
    }

    static bool HasNews(WatchedClock clock, DateOnly today, bool elsewhere) =>
        IsDecided(clock, today, elsewhere) || WarningSteps.ToTell(clock, today) is not null;

    /// <summary>Where another authority decides, or keeps silent, the town records neither in its place.</summary>
    static bool IsDecided(WatchedClock clock, DateOnly today, bool elsewhere) =>
        !elsewhere && clock.DecidedOn is null && clock.HasDecided(today);

    Task TellAsync(string reference, DateOnly today, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(town.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: it may have been answered meanwhile, or told by another node.
                var clock = await db.Set<WatchedClock>()
                    .FirstOrDefaultAsync(c => c.RequestId == request.Id, cancellationToken);
                var elsewhere = await db.ForwardingsOf(request.Id).Bearing().AnyAsync(cancellationToken);
                if (clock is not { DecidedOn: null } || !HasNews(clock, today, elsewhere))
                    return;
                if (IsDecided(clock, today, elsewhere))
                {
                    clock.Decide();
                    request.LetSilenceDecide(clock.DueOn, clock.Silence);
                    await notifier.TellWatchersAsync(
                        request,
                        NotificationKind.SilenceDecided,
                        OfTheLaw,
                        by,
                        cancellationToken
                    );
                }
                else if (WarningSteps.ToTell(clock, today) is { } step)
                {
                    clock.Warn(step, today);
                    var kind =
                        step == WarningSteps.LastDay
                            ? NotificationKind.StatutoryLastDay
                            : NotificationKind.StatutoryDateNear;
                    await notifier.TellWatchersAsync(request, kind, OfTheLaw, by, cancellationToken);
                }
            },
            by,
            cancellationToken
        );
    }
}
