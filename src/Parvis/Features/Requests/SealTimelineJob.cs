using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Requests;

/// <summary>
/// Each minute, binds the latest entry of every request changed since into one chain for the whole town, and appends
/// the seal to a file outside the database: cutting the end of a history then shows.
/// </summary>
public sealed class SealTimelineJob(
    ParvisDbContext db,
    Transactions transactions,
    TimelineChain chain,
    DataFolder folder,
    TimeProvider clock
) : IJob
{
    const long SealLock = 0x5041_5256_4953;

    /// <summary>Entries of transactions still open may be numbered below the latest one seen: leave them a moment.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await transactions.RunAsync(() => SealAsync(cancellationToken), cancellationToken);
        await CompleteFileAsync(cancellationToken);
    }

    /// <summary>Every seal the file lacks: the program may have stopped between the database and the file.</summary>
    async Task CompleteFileAsync(CancellationToken cancellationToken)
    {
        var written = await LastWrittenAsync(cancellationToken);
        var missing = await db.Set<TimelineSeal>()
            .AsNoTracking()
            .Where(s => s.UpToEventId > written)
            .OrderBy(s => s.UpToEventId)
            .ToListAsync(cancellationToken);
        if (missing.Count > 0)
            await File.AppendAllLinesAsync(
                folder.Seals,
                missing.Select(s =>
                    $"{s.At:O};{s.UpToEventId};{s.Requests};{Convert.ToHexStringLower(s.Link)};{s.KeyId}"
                ),
                cancellationToken
            );
    }

    async Task<long> LastWrittenAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Seals))
            return 0;
        var last = "";
        await foreach (var line in File.ReadLinesAsync(folder.Seals, cancellationToken))
            last = line.Length > 0 ? line : last;
        return last.Split(';') is [_, var upTo, ..] && long.TryParse(upTo, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;
    }

    async Task SealAsync(CancellationToken cancellationToken)
    {
        // Several nodes: each seals after the one before, never beside it.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SealLock})", cancellationToken);
        var previous = await db.Set<TimelineSeal>().OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        var from = previous?.UpToEventId ?? 0;
        var now = TimelineChain.ToMicroseconds(clock.GetUtcNow().UtcDateTime);
        var before = now - Settled;
        var entries = await db.Set<TimelineEvent>()
            .Where(e => e.Id > from && e.At <= before)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.Id,
                e.RequestId,
                e.Link,
            })
            .Take(100_000)
            .ToListAsync(cancellationToken);
        if (entries.Count == 0)
            return;
        var heads = entries.GroupBy(e => e.RequestId).Select(g => g.Last()).OrderBy(e => e.RequestId).ToList();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads)
        {
            digest.AppendData(BitConverter.GetBytes(head.RequestId));
            digest.AppendData(head.Link);
        }

        var headsDigest = digest.GetHashAndReset();
        var upTo = entries[^1].Id;
        db.Add(
            new TimelineSeal
            {
                At = now,
                UpToEventId = upTo,
                Requests = heads.Count,
                Heads = headsDigest,
                Link = chain.Seal(previous?.Link ?? TimelineChain.Origin, now, upTo, headsDigest),
                KeyId = chain.KeyId,
            }
        );
    }
}
