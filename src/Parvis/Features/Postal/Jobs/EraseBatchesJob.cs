using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal.Jobs;

/// <summary>Ends batches in which nothing waits. The PDF of a batch goes sixty days after it was posted or undone: each letter keeps its own.</summary>
public sealed class EraseBatchesJob(
    ParvisDbContext db,
    BlobErasing erasing,
    BatchPosting posting,
    Transactions transactions,
    TimeProvider clock
) : IJob
{
    public const int KeptDays = 60;

    const int Most = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
        while (await EraseAsync(before, cancellationToken) == Most)
            db.ChangeTracker.Clear();
    }

    /// <summary>The last letter of a batch may have been posted by itself, or taken back.</summary>
    async Task EndAsync(CancellationToken cancellationToken)
    {
        var waiting =
            from line in db.Set<OutgoingLetter>()
            join message in db.Set<Correspondence>() on line.CorrespondenceId equals message.Id
            where message.State == CorrespondenceState.ToPrint
            select line.BatchId;
        var over = await db.Set<LetterBatch>()
            .Where(b => b.State == BatchState.Ready || b.State == BatchState.HandedOver)
            .Where(b => !waiting.Any(id => id == b.Id))
            .Select(b => b.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in over)
        {
            await posting.EndAsync(id, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    Task<int> EraseAsync(DateTime before, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var over = await db.Set<LetterBatch>()
                    .Where(b => b.Hash != null && b.EndedAt < before)
                    .OrderBy(b => b.Id)
                    .Take(Most)
                    .ToListAsync(cancellationToken);
                foreach (var batch in over)
                    await erasing.AddAsync([batch.EraseFile()!], cancellationToken);
                return over.Count;
            },
            cancellationToken
        );
}
