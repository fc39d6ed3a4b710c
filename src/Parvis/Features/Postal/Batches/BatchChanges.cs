using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Postal.Batches;

/// <summary>A verb on a batch, in a transaction of its own.</summary>
public sealed class BatchChanges(ParvisDbContext db, Transactions transactions)
{
    public Task<T> ApplyAsync<T>(long batchId, Func<LetterBatch, T> verb, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () => verb(await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken)),
            cancellationToken
        );

    public Task ApplyAsync(long batchId, Action<LetterBatch> verb, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () => verb(await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken)),
            cancellationToken
        );
}
