using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// Bytes that belonged to erased files. Written with the erasure, so that a program stopped between the two still
/// erases them afterwards.
/// </summary>
public sealed class BlobToErase
{
    /// <summary>In place of a hash: the file of the database is written anew.</summary>
    public const string DatabaseFile = "database";

    public required string Hash { get; init; }
}

/// <summary>
/// How long bytes that were just saved again are left: whoever saved them ties them to something in a transaction that
/// comes afterwards.
/// </summary>
public sealed record BlobPatience(TimeSpan Time)
{
    public static readonly BlobPatience Usual = new(TimeSpan.FromMinutes(10));
}

/// <summary>The bytes go unless another request, or a message, has the same ones.</summary>
public sealed class EraseBlobsJob(
    ParvisDbContext db,
    Transactions transactions,
    SqliteTraces traces,
    IBlobStore blobs,
    BlobPatience patience,
    IEnumerable<IBlobHolder> holders
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var hashes = await db.Set<BlobToErase>().Select(b => b.Hash).ToListAsync(cancellationToken);
        if (hashes.Remove(BlobToErase.DatabaseFile) && await traces.ForgetAsync(cancellationToken))
            await transactions.EraseAsync(
                db.Set<BlobToErase>().Where(b => b.Hash == BlobToErase.DatabaseFile),
                cancellationToken
            );
        foreach (var hash in hashes)
            await transactions.RunAsync(() => EraseAsync(hash, cancellationToken), cancellationToken);
    }

    async Task EraseAsync(string hash, CancellationToken cancellationToken)
    {
        // Files are stamped by the machine's clock, whatever the town's is.
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - patience.Time;
        if (!await IsHeldAsync(hash, cancellationToken) && !await blobs.DeleteAsync(hash, before, cancellationToken))
            return;
        await db.Set<BlobToErase>().Where(b => b.Hash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    async Task<bool> IsHeldAsync(string hash, CancellationToken cancellationToken)
    {
        foreach (var holder in holders)
        {
            if ((await holder.HeldAsync([hash], cancellationToken)).Contains(hash, StringComparer.Ordinal))
                return true;
        }

        return false;
    }
}
