using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Letters;

/// <summary>Scans as they came, their pages, and the letters cut out of them.</summary>
public sealed class LetterBlobs(ParvisDbContext db) : IBlobHolder
{
    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<ScanFile>()
            .Where(s => s.Hash != null && hashes.Contains(s.Hash))
            .Select(s => s.Hash!)
            .Union(db.Set<IncomingLetter>().Where(l => l.Hash != null && hashes.Contains(l.Hash)).Select(l => l.Hash!))
            .Union(
                db.Set<ScanPage>()
                    .Where(p => p.WordsHash != null && hashes.Contains(p.WordsHash))
                    .Select(p => p.WordsHash!)
            )
            .Union(
                db.Set<ScanPage>()
                    .Where(p => p.ThumbnailHash != null && hashes.Contains(p.ThumbnailHash))
                    .Select(p => p.ThumbnailHash!)
            )
            .Union(
                db.Set<ScanPage>()
                    .Where(p => p.PictureHash != null && hashes.Contains(p.PictureHash))
                    .Select(p => p.PictureHash!)
            )
            .ToListAsync(cancellationToken);
}
