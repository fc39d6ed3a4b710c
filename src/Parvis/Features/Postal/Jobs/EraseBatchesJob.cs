using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Postal.Jobs;

/// <summary>The PDF of a batch goes sixty days after it was posted or undone: each letter keeps its own.</summary>
public sealed class EraseBatchesJob(
    ParvisDbContext db,
    BlobErasing erasing,
    Transactions transactions,
    TimeProvider clock
) : IJob
{
    public const int KeptDays = 60;

    const int Most = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
        while (await EraseAsync(before, cancellationToken) == Most)
            db.ChangeTracker.Clear();
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
