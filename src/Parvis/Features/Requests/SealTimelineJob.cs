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
    /// <summary>Entries of transactions still open may be numbered below the latest one seen: leave them a moment.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var seal = await transactions.RunAsync(() => SealAsync(cancellationToken), cancellationToken);
        if (seal is not null)
            await File.AppendAllTextAsync(
                folder.Seals,
                $"{seal.At:O};{seal.UpToEventId};{seal.Requests};{Convert.ToHexStringLower(seal.Link)};{seal.KeyId}\n",
                cancellationToken
            );
    }

    async Task<TimelineSeal?> SealAsync(CancellationToken cancellationToken)
    {
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
            return null;
        var heads = entries.GroupBy(e => e.RequestId).Select(g => g.Last()).OrderBy(e => e.RequestId).ToList();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads)
        {
            digest.AppendData(BitConverter.GetBytes(head.RequestId));
            digest.AppendData(head.Link);
        }

        var headsDigest = digest.GetHashAndReset();
        var upTo = entries[^1].Id;
        var seal = new TimelineSeal
        {
            At = now,
            UpToEventId = upTo,
            Requests = heads.Count,
            Heads = headsDigest,
            Link = chain.Seal(previous?.Link ?? TimelineChain.Origin, now, upTo, headsDigest),
            KeyId = chain.KeyId,
        };
        db.Add(seal);
        return seal;
    }
}
