using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>A slice that keeps bytes: they go once no slice holds them any more.</summary>
public interface IBlobHolder
{
    Task<bool> HoldsAsync(string hash, CancellationToken cancellationToken);
}

/// <summary>The files of requests.</summary>
public sealed class RequestBlobs(ParvisDbContext db) : IBlobHolder
{
    public Task<bool> HoldsAsync(string hash, CancellationToken cancellationToken) =>
        db.Set<RequestFile>().AnyAsync(f => f.Hash == hash, cancellationToken);
}

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
