using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Troubles;

/// <summary>
/// What a person does about a message that did not arrive: send it again, give it by letter, or say that it is seen to.
/// Of two who act at the same moment, the second is told.
/// </summary>
public sealed class TroubleActions(
    ParvisDbContext db,
    RequestChanges changes,
    ReplyDrafts drafts,
    NoticeRetry notices,
    ReferralRetry referrals,
    OutboxStore outbox
)
{
    const string TooLate = "Un collègue vient de s'en occuper.";

    /// <summary>The request it belongs to; null when there is no such message for this person.</summary>
    public Task<string?> RetryAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken) =>
        ApplyAsync(
            publicId,
            RightFor,
            viewer,
            async (request, message, by) =>
            {
                if (message.Channel == Channel.Post)
                    throw new RefusedException("Une lettre revenue s'imprime de nouveau, à une autre adresse.");
                if (!await outbox.AskAgainAsync(message.Id, cancellationToken))
                    throw new RefusedException(TooLate);
                if (message.Kind.IsNotice())
                {
                    await notices.LeaveAsAsync(request, message, message.Id, cancellationToken);
                    await referrals.LeaveAsAsync(message, message.Id, cancellationToken);
                    request.RetryReceipt(message.Id);
                }
                else
                    request.RetryReply(message.Id, await TakeDraftAsync(message, message.Id, cancellationToken), by);
                message.LeaveAgain();
            },
            cancellationToken
        );

    public Task<string?> SettleAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken) =>
        ApplyAsync(
            publicId,
            _ => RequestAction.Correct,
            viewer,
            (request, message, by) =>
            {
                message.Settle(by.Name, by.At);
                request.SettleMailTrouble(message.Id);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>The same words as a letter, ready to be printed: its address.</summary>
    public async Task<string?> PrintAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var address = "";
        var reference = await ApplyAsync(
            publicId,
            RightFor,
            viewer,
            async (request, message, by) =>
            {
                var letter = Letter(message, await EnvelopeAsync(request, message, cancellationToken), by);
                db.Add(letter);
                address = ReplyLinks.Letter(request.Reference, letter.PublicId);
                if (message.Kind == CorrespondenceKind.RegistrationReceipt)
                {
                    // Nobody takes a receipt back: it waits to be posted, and the request says that it was issued.
                    request.IssueReceipt(Channel.Post, letter.Recipient);
                    message.Settle(by.Name, by.At);
                    return;
                }

                // The draft, the files and the timeline need its number.
                await db.SaveChangesAsync(cancellationToken);
                if (message.Kind.IsNotice())
                {
                    var items = await notices.LeaveAsAsync(request, message, letter.Id, cancellationToken);
                    await referrals.LeaveAsAsync(message, letter.Id, cancellationToken);
                    if (message.Kind == CorrespondenceKind.Forwarding)
                        await EncloseAsync(message, letter, by, cancellationToken);
                    request.PrepareNotice(letter.Id, letter.Kind, Channel.Post, items);
                    message.Settle(by.Name, by.At);
                    return;
                }

                await EncloseAsync(message, letter, by, cancellationToken);
                var after = await TakeDraftAsync(message, letter.Id, cancellationToken);
                request.QueueReply(letter.Id, Channel.Post, after, by);
                // It stays in trouble until the letter is posted: that can be taken back too.
            },
            cancellationToken
        );
        return reference is null ? null : address;
    }

    /// <summary>Its address got enough for today, and somebody decides that this one leaves now.</summary>
    public async Task<string?> ReleaseAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not var (id, reference, _))
            return null;
        await changes.ApplyAsync(
            reference,
            RequestAction.Reply,
            seen: null,
            viewer,
            async (_, _) =>
            {
                if (await outbox.ReleaseAsync(id, cancellationToken) == 0)
                    throw new RefusedException("Ce courriel est déjà parti, ou en train de partir.");
            },
            cancellationToken
        );
        return reference;
    }

    /// <summary>Whoever may write it may send it again.</summary>
    static RequestAction RightFor(CorrespondenceKind kind) =>
        kind is CorrespondenceKind.RegistrationReceipt or CorrespondenceKind.News
            ? RequestAction.Correct
            : RequestAction.Reply;

    async Task<(long Id, string Reference, CorrespondenceKind Kind)?> FindAsync(
        string? publicId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from message in db.Set<Correspondence>()
            where message.PublicId == publicId
            join request in db.Set<CitizenRequest>().VisibleTo(viewer) on message.RequestId equals request.Id
            select new
            {
                message.Id,
                request.Reference,
                message.Kind,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Id, found.Reference, found.Kind);
    }

    async Task<string?> ApplyAsync(
        string? publicId,
        Func<CorrespondenceKind, RequestAction> right,
        Viewer viewer,
        Func<CitizenRequest, Correspondence, ProcessContext, Task> verb,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not var (id, reference, kind))
            return null;
        await changes.ApplyAsync(
            reference,
            right(kind),
            seen: null,
            viewer,
            async (request, by) =>
            {
                // Read once the request is this transaction's: a colleague may have been quicker.
                var message = await db.Set<Correspondence>().SingleAsync(c => c.Id == id, cancellationToken);
                if (!message.IsInTrouble)
                    throw new RefusedException(TooLate);
                await verb(request, message, by);
            },
            cancellationToken
        );
        return reference;
    }

    /// <summary>
    /// What could not leave came back as a draft: untouched, it leaves again with its message, and the request goes where
    /// it was to go. Somebody who rewrote it keeps it.
    /// </summary>
    async Task<RequestStatus?> TakeDraftAsync(
        Correspondence message,
        long leavesAs,
        CancellationToken cancellationToken
    )
    {
        if (
            await drafts.FindAsync(message.RequestId, cancellationToken) is not { IsLeaving: false } draft
            || !draft.IsStill(message)
        )
            return null;
        draft.LeaveAs(leavesAs);
        return draft.After;
    }

    async Task<string> EnvelopeAsync(
        CitizenRequest request,
        Correspondence message,
        CancellationToken cancellationToken
    ) =>
        message.Kind.GoesToPartner()
            ? await referrals.EnvelopeAsync(request.Id, cancellationToken)
                ?? throw new RefusedException(
                    "L'adresse postale de l'organisme n'est pas connue : un administrateur la note sur sa fiche."
                )
            : await ResidentEnvelopeAsync(request, message, cancellationToken);

    async Task<string> ResidentEnvelopeAsync(
        CitizenRequest request,
        Correspondence message,
        CancellationToken cancellationToken
    ) =>
        (await db.AddresseesAsync(request, cancellationToken))
            .OrderByDescending(a => a.Emails.Contains(message.Recipient, StringComparer.OrdinalIgnoreCase))
            .Envelope()
        ?? throw new RefusedException(
            "Aucune adresse postale n'est connue : notez-la sur la fiche de la personne, ou répondez autrement."
        );

    static Correspondence Letter(Correspondence message, string envelope, ProcessContext by) =>
        new()
        {
            RequestId = message.RequestId,
            Kind = message.Kind,
            Direction = Direction.Outgoing,
            Channel = Channel.Post,
            At = by.At,
            AgentId = by.AgentId,
            Author = message.Kind.IsNotice() ? message.Author : by.Name,
            Subject = message.Subject,
            Body = message.Body,
            Announced = message.Announced,
            Recipient = envelope,
            State = CorrespondenceState.ToPrint,
        };

    /// <summary>Copied, so that each message shows what it carried.</summary>
    async Task EncloseAsync(
        Correspondence message,
        Correspondence letter,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var files = await db.Set<RequestFile>()
            .AsNoTracking()
            .Where(f => f.CorrespondenceId == message.Id)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);
        foreach (var file in files)
            db.Add(file.CopyFor(letter, by));
    }
}
