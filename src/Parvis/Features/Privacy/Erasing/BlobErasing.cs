using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>Notes, in the transaction that lets go of them, which bytes are to be erased.</summary>
public sealed class BlobErasing(ParvisDbContext db)
{
    public async Task AddAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0)
            return;
        var known = await db.Set<BlobToErase>()
            .Where(b => hashes.Contains(b.Hash))
            .Select(b => b.Hash)
            .ToListAsync(cancellationToken);
        var noted = db.Set<BlobToErase>().Local.Select(b => b.Hash);
        db.AddRange(
            hashes
                .Distinct(StringComparer.Ordinal)
                .Except(known.Concat(noted).ToList(), StringComparer.Ordinal)
                .Select(hash => new BlobToErase { Hash = hash })
        );
    }
}
