using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>Requests that a message may belong to: named in its subject, or of whoever wrote it.</summary>
public sealed class LikelyRequests(ParvisDbContext db)
{
    const int Most = 6;

    public async Task<IReadOnlyList<LikelyRequest>> FindAsync(
        MailRow mail,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var named = MailFactsReader.ReferencesIn(mail.Subject).Take(Most).ToList();
        var key = EmailKey.Of(mail.FromAddress);
        var people = db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Email && c.Key == key && key != "")
            .Select(c => c.RequesterId);
        // A question for each index: joined by « or », they would be asked of every request there is.
        var ids = db.Set<CitizenRequest>()
            .Where(r => named.Contains(r.Reference))
            .Select(r => r.Id)
            .Union(
                db.Set<CitizenRequest>()
                    .Where(r => r.RequesterId != null && people.Contains(r.RequesterId.Value))
                    .Select(r => r.Id)
            );
        return await db.Set<CitizenRequest>()
            .VisibleTo(viewer)
            .Where(r => ids.Contains(r.Id) && r.Status != RequestStatus.Merged)
            .OrderBy(r => r.EndedAt == null ? 0 : 1)
            .ThenByDescending(r => r.Id)
            .Select(r => new LikelyRequest(r.Reference, r.Subject, r.Status))
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}

public sealed record LikelyRequest(string Reference, string Subject, RequestStatus Status);
