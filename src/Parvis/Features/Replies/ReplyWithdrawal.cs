using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>« Annuler l'envoi »: as if it had never been sent, as long as no sender has it and no letter was posted.</summary>
public sealed class ReplyWithdrawal(
    ParvisDbContext db,
    RequestChanges changes,
    ReplyDrafts drafts,
    OutboxStore outbox,
    IHandedLetters handed
)
{
    const string TooLate = "Trop tard : cette réponse est déjà partie. Vous pouvez en envoyer une autre.";

    public Task WithdrawAsync(string reference, Viewer viewer, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            reference,
            RequestAction.Reply,
            seen: null,
            viewer,
            async (request, _) =>
            {
                var message =
                    await db.Set<Correspondence>().AnswersLeaving(request.Id).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new RefusedException(await WhyNotAsync(request.Id, cancellationToken));
                if (message.Channel == Channel.Email && !await outbox.CancelAsync(message.Id, cancellationToken))
                    throw new RefusedException(TooLate);
                if ((await handed.AmongAsync([message.Id], cancellationToken)).TryGetValue(message.Id, out var gone))
                    throw new RefusedException(gone);
                message.Withdraw();
                (await drafts.FindAsync(request.Id, cancellationToken))?.ComeBack();
                request.WithdrawReply(message.Id);
            },
            cancellationToken
        );

    async Task<string> WhyNotAsync(long requestId, CancellationToken cancellationToken) =>
        await db.Set<Correspondence>()
            .Where(c =>
                c.RequestId == requestId && c.Kind == CorrespondenceKind.Message && c.Direction == Direction.Outgoing
            )
            .OrderByDescending(c => c.Id)
            .Select(c => (CorrespondenceState?)c.State)
            .FirstOrDefaultAsync(cancellationToken) == CorrespondenceState.Withdrawn
            ? "L'envoi de cette réponse est déjà annulé."
            : TooLate;
}

public static class LeavingAnswers
{
    /// <summary>On its way or waiting for the printer: the one that can still be taken back.</summary>
    public static IQueryable<Correspondence> AnswersLeaving(this IQueryable<Correspondence> messages, long requestId) =>
        messages.Where(c =>
            c.RequestId == requestId
            && c.Kind == CorrespondenceKind.Message
            && c.Direction == Direction.Outgoing
            && (c.State == CorrespondenceState.Queued || c.State == CorrespondenceState.ToPrint)
        );
}
