using System.Data.Common;
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
public sealed partial class WatchClocksJob(
    ParvisDbContext db,
    ClockUpkeep upkeep,
    RequestChanges changes,
    Notifier notifier,
    TownClock town,
    ILogger<WatchClocksJob> log
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await upkeep.FillAsync(cancellationToken);
        await upkeep.RunAsync(cancellationToken);
        var today = await town.TodayAsync(cancellationToken);
        var until = today.AddDays(WarningSteps.Farthest);
        var near = await db.Set<WatchedClock>()
            .AsNoTracking()
            .Where(c => c.DecidedOn == null && c.DueOn <= until)
            .OrderBy(c => c.DueOn)
            .ThenBy(c => c.RequestId)
            .Join(db.Set<CitizenRequest>(), c => c.RequestId, r => r.Id, (clock, r) => new { clock, r.Reference })
            .ToListAsync(cancellationToken);
        foreach (var row in near.Where(row => HasNews(row.clock, today)))
        {
            try
            {
                await TellAsync(row.Reference, today, cancellationToken);
            }
            catch (Exception failure) when (failure is RefusedException or DbUpdateException or DbException)
            {
                LogFailure(failure, row.Reference);
            }

            db.ChangeTracker.Clear();
        }
    }

    static bool HasNews(WatchedClock clock, DateOnly today) =>
        IsDecided(clock, today) || WarningSteps.ToTell(clock, today) is not null;

    static bool IsDecided(WatchedClock clock, DateOnly today) => clock.DecidedOn is null && clock.HasDecided(today);

    async ValueTask<bool> IsElsewhereAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.WasReferred
        && await db.ForwardingsOf(request.Id)
            .AnyAsync(f => f.SentOn != null || f.ReceivedOn != null, cancellationToken);

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
                if (clock is not { DecidedOn: null } || !HasNews(clock, today))
                    return;
                if (IsDecided(clock, today) && await IsElsewhereAsync(request, cancellationToken))
                {
                    // Another authority decides, or keeps silent: the town records neither in its place.
                    if (WarningSteps.ToTell(clock, today) is { } reached)
                    {
                        clock.Warn(reached, today);
                        await notifier.TellWatchersAsync(
                            request,
                            NotificationKind.StatutoryLastDay,
                            by,
                            cancellationToken
                        );
                    }
                }
                else if (IsDecided(clock, today))
                {
                    clock.Decide();
                    request.LetSilenceDecide(clock.DueOn, clock.Silence);
                    await notifier.TellWatchersAsync(request, NotificationKind.SilenceDecided, by, cancellationToken);
                }
                else if (WarningSteps.ToTell(clock, today) is { } step)
                {
                    clock.Warn(step, today);
                    var kind =
                        step == WarningSteps.LastDay
                            ? NotificationKind.StatutoryLastDay
                            : NotificationKind.StatutoryDateNear;
                    await notifier.TellWatchersAsync(request, kind, by, cancellationToken);
                }
            },
            by,
            cancellationToken
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock of {Reference} could not be told; the others are.")]
    partial void LogFailure(Exception failure, string reference);
}
