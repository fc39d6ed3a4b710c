using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Clocks.Watching;

/// <summary>
/// Brings the kept dates up to the rules of today: those of requests that came before dates were kept, and of topics
/// whose rule the town has changed since.
/// </summary>
public sealed partial class ClockUpkeep(
    ParvisDbContext db,
    ClockKeeper keeper,
    StatutoryClocks clocks,
    RequestChanges changes,
    Transactions transactions,
    TopicCatalogue topics,
    TownClock town,
    ILogger<ClockUpkeep> log
)
{
    const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var byRegime = tree.All.ToLookup(t => t.StatutoryLimit.Regime?.Code, t => (Guid?)t.Id);
        foreach (var regime in byRegime)
            await FollowAsync([.. regime], regime.Key, cancellationToken);
        var general = StatutoryTimeLimit.General.Code;
        await FollowAsync([null], general, cancellationToken);
    }

    /// <summary>
    /// Many at once, for requests that came before dates were kept. What has been reached by then is not told: a pilot
    /// who gets a thousand warnings in one night reads none.
    /// </summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var without = tree.All.Where(t => t.StatutoryLimit.Regime is null).Select(t => t.Id).ToList();
        long last = 0;
        while (true)
        {
            var batch = await db.Set<CitizenRequest>()
                .AsNoTracking()
                .Where(r => r.EndedAt == null && r.Id > last)
                .Where(r => r.TopicId == null || !without.Contains(r.TopicId.Value))
                .Where(r => !db.Set<WatchedClock>().Any(c => c.RequestId == r.Id))
                .OrderBy(r => r.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            last = batch[^1].Id;
            try
            {
                await transactions.RunAsync(() => AddAsync(batch, cancellationToken), cancellationToken);
            }
            catch (DbUpdateException taken) when (taken.IsDuplicate())
            {
                // One of them moved meanwhile and has its date: the others get theirs at the next turn.
                LogTaken(taken);
            }

            db.ChangeTracker.Clear();
        }
    }

    async Task AddAsync(List<CitizenRequest> requests, CancellationToken cancellationToken)
    {
        var ids = requests.Select(r => r.Id).ToList();
        var demands = (
            await db.Set<ItemsDemand>().Where(d => ids.Contains(d.RequestId)).ToListAsync(cancellationToken)
        ).ToLookup(d => d.RequestId);
        foreach (var request in requests)
        {
            if (
                await clocks.ReadAsync(request, [.. demands[request.Id]], cancellationToken)
                is not { Deadline: { Due: not null } deadline } read
            )
                continue;
            var clock = new WatchedClock(request.Id, deadline);
            if (clock.HasDecided(read.Today))
                clock.Decide();
            else if (WarningSteps.Reached(clock, read.Today) is { } step)
                clock.Warn(step, read.Today);
            db.Add(clock);
        }

        // In somebody else's transaction, the demonstration's, nothing would be saved before the next batch is read.
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="topicIds">Topics of one rule; null is no topic.</param>
    /// <param name="regime">Their rule; null when none runs.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    async Task FollowAsync(IReadOnlyCollection<Guid?> topicIds, string? regime, CancellationToken cancellationToken)
    {
        var stale = await (
            from clock in db.Set<WatchedClock>()
            join request in db.Set<CitizenRequest>() on clock.RequestId equals request.Id
            where topicIds.Contains(request.TopicId) && clock.Regime != (regime ?? "")
            // What silence decided by a rule that was wrong is put right while somebody still handles it.
            where clock.DecidedOn == null || request.EndedAt == null
            orderby request.Id
            select request.Reference
        ).ToListAsync(cancellationToken);
        foreach (var reference in stale)
        {
            try
            {
                await changes.ApplyAsync(
                    reference,
                    request => keeper.KeepAndTellAsync(request, cancellationToken),
                    ProcessContext.System(town.UtcNow),
                    cancellationToken
                );
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                LogFailure(failure, reference);
            }

            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Dates of the law were kept by somebody else meanwhile.")]
    partial void LogTaken(Exception taken);

    [LoggerMessage(Level = LogLevel.Error, Message = "The date of the law of {Reference} could not follow its topic.")]
    partial void LogFailure(Exception failure, string reference);
}
