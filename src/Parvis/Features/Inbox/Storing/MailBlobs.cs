using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Inbox.Storing;

/// <summary>Messages as they came.</summary>
public sealed class MailBlobs(ParvisDbContext db) : IBlobHolder
{
    public Task<bool> HoldsAsync(string hash, CancellationToken cancellationToken) =>
        db.Set<StoredMail>().AnyAsync(m => m.Hash == hash, cancellationToken);
}
