using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Features.Letters.Jobs;
using Parvis.Features.Organisation;

namespace Parvis.Features.Letters.Scans;

/// <summary>Keeps a file of the scanner as it came: its bytes first, then its row. Stored again, it is still there once.</summary>
public sealed class ScanStore(
    ParvisDbContext db,
    IBlobStore blobs,
    Transactions transactions,
    JobAlarm alarm,
    TimeProvider clock
)
{
    const string NotKept = "";

    /// <summary>Nothing may be done to the file outside before this returns.</summary>
    /// <param name="sourceKey">What it is called where it comes from.</param>
    /// <param name="name">As shown.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="by">Who brought it; nobody for the folder.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task StoreAsync(
        string sourceKey,
        string name,
        Stream content,
        Viewer? by,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<ScanFile>().AnyAsync(s => s.SourceKey == sourceKey, cancellationToken))
            return;
        var blob = await blobs.SaveAsync(content, cancellationToken);
        await AddAsync(New(sourceKey, name, blob.Hash, blob.Size, by), cancellationToken);
    }

    /// <summary>The row of a file that stays where it is, and why.</summary>
    public Task NoteAsync(string sourceKey, string name, long size, string problem, CancellationToken cancellationToken)
    {
        var scan = New(sourceKey, name, hash: null, size, by: null);
        scan.Refuse(problem);
        return AddAsync(scan, cancellationToken);
    }

    ScanFile New(string sourceKey, string name, string? hash, long size, Viewer? by)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new ScanFile
        {
            SourceKey = sourceKey,
            Name = name.CutTo(ScanFile.MaxName),
            Hash = hash,
            Fingerprint = hash ?? NotKept,
            Size = size,
            StoredAt = now,
            DueAt = now,
            BroughtById = by?.AgentId,
            BroughtBy = (by?.Name ?? "").CutTo(ScanFile.MaxPerson),
        };
    }

    async Task AddAsync(ScanFile scan, CancellationToken cancellationToken)
    {
        try
        {
            await transactions.RunAsync(
                () =>
                {
                    db.Add(scan);
                    transactions.AfterCommit(alarm.Ring<ReadScansJob>);
                    return Task.CompletedTask;
                },
                cancellationToken
            );
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            // Another node has stored it meanwhile.
        }
    }
}
