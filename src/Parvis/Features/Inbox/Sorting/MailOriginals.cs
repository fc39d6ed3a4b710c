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
        if (await kept.Unattached(viewer).FirstOrDefaultAsync(cancellationToken) is { } alone)
        {
            if (alone.CircleId is not null)
                shown.NoteConfidentialMail(alone.Id);
            return new MailOriginal(alone.Hash!, $"courriel-{alone.Id}.eml", "", MailSettlement.Of(alone));
        }

        var found = await (
            from mail in kept
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on mail.RequestId equals request.Id
            select new { mail, request }
        ).FirstOrDefaultAsync(cancellationToken);
        shown.Note(found?.request);
        return found is null
            ? null
            : new MailOriginal(
                found.mail.Hash!,
                $"courriel-{found.request.Reference}.eml",
                found.request.Reference,
                MailSettlement.Of(found.mail)
            );
    }
}

/// <param name="Hash">Key of its bytes in the blob store.</param>
/// <param name="Name">Of the file it is saved as.</param>
/// <param name="Reference">Of the request it belongs to; empty while it has none.</param>
/// <param name="Settlement">Who decided what it is; null when nobody did.</param>
public sealed record MailOriginal(string Hash, string Name, string Reference, MailSettlement? Settlement);
