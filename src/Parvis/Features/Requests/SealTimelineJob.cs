using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests.Audit;

namespace Parvis.Features.Requests;

/// <summary>
/// Each minute, binds the latest entry of every request changed since into one chain for the whole town, and appends
/// the seal to a file outside the database: cutting the end of a history then shows.
/// </summary>
public sealed class SealTimelineJob(
    ParvisDbContext db,
    Transactions transactions,
    TimelineChain chain,
    SealFile file,
    TimeProvider clock
) : IJob
{
    const long SealLock = 0x5041_5256_4953;

    /// <summary>What one seal covers at most: nobody writes while it is made.</summary>
    const int Window = 20_000;

    /// <summary>Entries of transactions still open may be numbered below the latest one seen: leave them a moment.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await transactions.RunAsync(() => SealAsync(cancellationToken), cancellationToken))
            db.ChangeTracker.Clear();
        await CompleteFileAsync(cancellationToken);
    }

    /// <summary>Every seal the file lacks: the program may have stopped between the database and the file.</summary>
    async Task CompleteFileAsync(CancellationToken cancellationToken)
    {
        var written = await file.UpToAsync(cancellationToken);
        var missing = await db.Set<TimelineSeal>()
            .AsNoTracking()
            .Where(s => s.UpToEventId > written)
            .OrderBy(s => s.UpToEventId)
            .ToListAsync(cancellationToken);
        if (missing.Count > 0)
            await file.AppendAsync(missing, cancellationToken);
    }

    /// <summary>True when there may be more to seal.</summary>
    async Task<bool> SealAsync(CancellationToken cancellationToken)
    {
        // Several nodes: each seals after the one before, never beside it.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SealLock})", cancellationToken);
        var previous = await db.Set<TimelineSeal>().OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        var last = previous?.UpToEventId ?? 0;
        var now = TimelineChain.ToMicroseconds(clock.GetUtcNow().UtcDateTime);
        var before = now - Settled;
        var read = await (
            from entry in db.Set<TimelineEvent>()
            join request in db.Set<CitizenRequest>() on entry.RequestId equals request.Id
            where entry.Id > last
            orderby entry.Id
            select new SealedEntry(entry.Id, request.Reference, entry.Sequence, entry.At, entry.Link)
        )
            .Take(Window)
            .ToListAsync(cancellationToken);
        // A window has no hole: it ends before the first entry that is too recent, whatever its number.
        var entries = read.TakeWhile(e => e.At <= before).ToList();
        if (entries.Count == 0)
            return false;
        var heads = entries
            .GroupBy(e => e.Reference)
            .Select(g => g.MaxBy(e => e.Sequence)!)
            .Select(e => new SealedHead(e.Reference, e.Sequence, e.Link))
            .ToList();
        var digest = SealedHeads.Digest(heads);
        var upTo = entries[^1].Id;
        db.Add(
            new TimelineSeal
            {
                At = now,
                UpToEventId = upTo,
                Requests = heads.Count,
                Heads = digest,
                Covered = SealedHeads.Cover(heads),
                Link = chain.Seal(previous?.Link ?? TimelineChain.Origin, now, upTo, digest),
                KeyId = chain.KeyId,
            }
        );
        return entries.Count == Window;
    }
}
