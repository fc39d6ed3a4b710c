using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Letters.Scans;

/// <summary>Lets go of the bytes of a scan: itself, the pictures and words of its pages.</summary>
public sealed class ScanErasing(ParvisDbContext db, BlobErasing erasing)
{
    /// <summary>In a transaction; the row of the scan stays, and its fingerprint.</summary>
    public async Task EraseAsync(ScanFile scan, CancellationToken cancellationToken)
    {
        var pages = await db.Set<ScanPage>().Where(p => p.ScanId == scan.Id).ToListAsync(cancellationToken);
        var hashes = pages.SelectMany(p => p.Hashes).Append(scan.Hash).OfType<string>();
        await erasing.AddAsync([.. hashes.Distinct(StringComparer.Ordinal)], cancellationToken);
        db.RemoveRange(pages);
        scan.Erase();
    }
}
