using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Inbox.Storing;

/// <summary>Messages as they came.</summary>
public sealed class MailBlobs(ParvisDbContext db) : IBlobHolder
{
    public async Task<IReadOnlyCollection<string>> HeldAsync(
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    ) =>
        await db.Set<StoredMail>()
            .Where(m => m.Hash != null && hashes.Contains(m.Hash))
            .Select(m => m.Hash!)
            .Distinct()
            .ToListAsync(cancellationToken);
}
