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
/// A message was filed in the wrong request: it leaves it, with its files, for a request of its own. Nothing of it
/// stays where it did not belong.
/// </summary>
public sealed class MailDetaching(
    ParvisDbContext db,
    MailReading reading,
    MailRequests requests,
    RequestTexts texts,
    MailCopies copies,
    RequestChanges changes
)
{
    /// <summary>The message as this request holds it; null when it is not there, or is what the request was made of.</summary>
    public Task<Correspondence?> FindAsync(long requestId, string originalId, CancellationToken cancellationToken) =>
        (
            from message in db.Set<Correspondence>().AsNoTracking()
            where message.RequestId == requestId && message.OriginalId == originalId
            where
                db.Set<Correspondence>()
                    .Any(c => c.RequestId == requestId && c.Direction == Direction.Incoming && c.Id < message.Id)
            where db.Set<StoredMail>().Any(m => m.PublicId == originalId && m.Hash != null)
            select message
        ).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Outside any transaction: the message is read first. Null when it is not there.</summary>
    public async Task<CitizenRequest?> DetachAsync(
        string reference,
        string originalId,
        int seen,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(originalId, cancellationToken) is not { } mail)
            return null;
        CitizenRequest? next = null;
        await changes.ApplyAsync(
            reference,
            RequestAction.Split,
            seen,
            viewer,
            async (request, by) =>
            {
                if (await FindAsync(request.Id, originalId, cancellationToken) is not { } message)
                    return;
                next = await MoveAsync(request, message, mail, follows: false, by, cancellationToken);
            },
            cancellationToken
        );
        return next;
    }

    /// <summary>
    /// Its request can no longer be reopened: the message leaves it for a new one that is linked to it. Outside any
    /// transaction; null when it is not there.
    /// </summary>
    public async Task<CitizenRequest?> FollowUpAsync(
        string reference,
        string originalId,
        Viewer viewer,
        Func<Task> claim,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(originalId, cancellationToken) is not { } mail)
            return null;
        CitizenRequest? next = null;
        await changes.ApplyAsync(
            reference,
            RequestAction.Reopen,
            seen: null,
            viewer,
            async (request, by) =>
            {
                var message = await db.Set<Correspondence>()
                    .AsNoTracking()
                    .FirstOrDefaultAsync(
                        c => c.RequestId == request.Id && c.OriginalId == originalId,
                        cancellationToken
                    );
                if (message is null)
                    return;
                await claim();
                next = await MoveAsync(request, message, mail, follows: true, by, cancellationToken);
            },
            cancellationToken,
            Channel.Email
        );
        return next;
    }

    async Task<ReadMail?> ReadAsync(string originalId, CancellationToken cancellationToken)
    {
        var stored = await db.Set<StoredMail>()
            .AsNoTracking()
            .FirstOrDefaultAsync(m => m.PublicId == originalId, cancellationToken);
        if (stored is null)
            return null;
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .SingleAsync(m => m.Id == stored.MailboxId, cancellationToken);
        return await reading.ReadOrDescribeAsync(stored, mailbox, keepFiles: false, cancellationToken);
    }

    async Task<CitizenRequest> MoveAsync(
        CitizenRequest request,
        Correspondence message,
        ReadMail mail,
        bool follows,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Set<StoredMail>().SingleAsync(m => m.Id == mail.Stored.Id, cancellationToken);
        var next = await requests.RegisterEmptyAsync(
            mail with
            {
                Stored = row,
            },
            request.CircleId,
            follows ? request : null,
            by,
            cancellationToken
        );
        await db.Set<Correspondence>()
            .Where(c => c.Id == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RequestId, next.Id), cancellationToken);
        await db.Set<RequestFile>()
            .Where(f => f.CorrespondenceId == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.RequestId, next.Id), cancellationToken);
        next.ReceiveMessage(message.Id, Channel.Email);
        request.DetachMessage(message.Id, next);
        await texts.RenewAsync([request.Id, next.Id], cancellationToken);
        row.Settle(MailState.Filed, follows ? MailDecision.FollowUpTooLate : MailDecision.Detached, by);
        await copies.FollowFirstAsync(row, cancellationToken);
        return next;
    }
}
