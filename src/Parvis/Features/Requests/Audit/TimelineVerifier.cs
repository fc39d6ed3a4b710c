using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests.Audit;

/// <summary>
/// Follows every chain of entries from its beginning, then every seal, and says what does not follow: a changed entry,
/// a missing one, a missing tail, a missing request, a seal changed or cut off, a window nobody sealed.
/// </summary>
public sealed class TimelineVerifier(ParvisDbContext db, TimelineChain chain, SealWalk seals)
{
    public async Task<AuditReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var report = new AuditReport();
        await VerifyHistoriesAsync(report, cancellationToken);
        await seals.WalkAsync(report, cancellationToken);
        return report;
    }

    async Task VerifyHistoriesAsync(AuditReport report, CancellationToken cancellationToken)
    {
        var known = new Queue<KnownRequest>(
            await db.Set<CitizenRequest>()
                .OrderBy(r => r.Id)
                .Select(r => new KnownRequest(r.Id, r.Reference, r.LastSequence))
                .ToListAsync(cancellationToken)
        );
        report.Requests = known.Count;
        var entries = db.Set<TimelineEvent>().AsNoTracking().OrderBy(e => e.RequestId).ThenBy(e => e.Sequence);
        History? history = null;
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Entries++;
            if (history?.RequestId != entry.RequestId)
            {
                history?.End(report);
                history = new History(chain, entry.RequestId, Take(known, entry.RequestId, report));
            }

            history.Follow(entry, report);
        }

        history?.End(report);
        Take(known, long.MaxValue, report);
    }

    /// <summary>Both lists are in the order of the requests: those passed over have no entry at all.</summary>
    static KnownRequest? Take(Queue<KnownRequest> known, long requestId, AuditReport report)
    {
        while (known.TryPeek(out var next) && next.Id <= requestId)
        {
            known.Dequeue();
            if (next.Id == requestId)
                return next;
            report.Add($"{next.Reference}: its whole history is missing.");
        }

        return null;
    }
}

sealed record KnownRequest(long Id, string Reference, int LastSequence);
