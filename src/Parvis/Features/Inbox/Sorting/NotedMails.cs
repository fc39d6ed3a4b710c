using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>
/// Messages taken for a machine's and noted on a request: a person may find that the resident wrote one of them, and it
/// becomes a message of that request as if it had been read so at first.
/// </summary>
public sealed class NotedMails(
    ParvisDbContext db,
    MailReading reading,
    MailRequests requests,
    ReturnedMails returned,
    RequestChanges changes
)
{
    const int MostShown = 10;

    IQueryable<StoredMail> Noted =>
        db.Set<StoredMail>()
            .Where(m => m.Decision == MailDecision.MachineNoted || m.Decision == MailDecision.BounceNoted);

    /// <summary>Latest first; those whose message is still kept.</summary>
    public Task<List<NotedMail>> OfAsync(long requestId, CancellationToken cancellationToken) =>
        Noted
            .Where(m => m.RequestId == requestId && m.Hash != null)
            .OrderByDescending(m => m.Id)
            .Select(m => new NotedMail(m.PublicId, m.FromName, m.FromAddress, m.Excerpt, m.ReceivedAt))
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    /// <summary>Outside any transaction: the message is read first. Null when there is none for this person.</summary>
    public async Task<CitizenRequest?> HearAsync(string publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await (
            from mail in db.Set<StoredMail>().AsNoTracking()
            where mail.PublicId == publicId
            join request in db.Set<CitizenRequest>().VisibleTo(viewer) on mail.RequestId equals request.Id
            select new { mail, request.Reference }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == found.mail.MailboxId, cancellationToken);
        var read = await reading.ReadOrDescribeAsync(found.mail, mailbox, keepFiles: true, cancellationToken);
        return await changes.ApplyAsync(
            found.Reference,
            RequestAction.Hear,
            seen: null,
            viewer,
            async (request, by) =>
            {
                var stored = await ClaimAsync(found.mail.Id, cancellationToken);
                if (
                    found.mail.Decision == MailDecision.BounceNoted
                    && await returned.TakeBackAsync(read, cancellationToken) is { } arrived
                    && arrived.RequestId == request.Id
                )
                    request.LearnMailArrived(arrived.Id);
                await requests.AddAsync(request, read with { Stored = stored }, by, cancellationToken);
                stored.Settle(request.IsOpen ? MailState.Filed : MailState.ToRead, MailDecision.HeardAfterAll, by);
            },
            cancellationToken,
            Channel.Email
        );
    }

    /// <summary>Held until the end of the transaction.</summary>
    async Task<StoredMail> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var mine = await Noted
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Decision, MailDecision.HeardAfterAll), cancellationToken);
        return mine == 1
            ? await db.Set<StoredMail>().SingleAsync(m => m.Id == id, cancellationToken)
            : throw new RefusedException("Un collègue vient de traiter ce courriel.");
    }
}

/// <param name="ReceivedAt">In UTC.</param>
public sealed record NotedMail(
    string PublicId,
    string FromName,
    string FromAddress,
    string Excerpt,
    DateTime ReceivedAt
)
{
    public string From =>
        FromName.Length > 0 ? FromName
        : FromAddress.Length > 0 ? FromAddress
        : "Serveur de courriel";
}
