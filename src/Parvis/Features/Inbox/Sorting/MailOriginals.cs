using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>Messages as they came, through the policy of their request, or of the mailbox while they have none.</summary>
public sealed class MailOriginals(ParvisDbContext db, ShownRecords shown)
{
    /// <summary>Null when there is none any more, or none that this person may know of.</summary>
    public async Task<MailOriginal?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var kept = db.Set<StoredMail>().AsNoTracking().Where(m => m.PublicId == publicId && m.Hash != null);
        var alone = await kept.Unattached(viewer)
            .Select(m => new MailOriginal(m.Hash!, $"courriel-{m.Id}.eml", ""))
            .FirstOrDefaultAsync(cancellationToken);
        if (alone is not null)
            return alone;
        var found = await (
            from mail in kept
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on mail.RequestId equals request.Id
            select new { mail.Hash, request }
        ).FirstOrDefaultAsync(cancellationToken);
        shown.Note(found?.request);
        return found is null
            ? null
            : new MailOriginal(found.Hash!, $"courriel-{found.request.Reference}.eml", found.request.Reference);
    }
}

/// <param name="Hash">Key of its bytes in the blob store.</param>
/// <param name="Name">Of the file it is saved as.</param>
/// <param name="Reference">Of the request it belongs to; empty while it has none.</param>
public sealed record MailOriginal(string Hash, string Name, string Reference);
