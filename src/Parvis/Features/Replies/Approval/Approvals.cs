using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;

namespace Parvis.Features.Replies.Approval;

/// <summary>Puts an answer before those who approve it, and gives it back to its writer.</summary>
public sealed class Approvals(ParvisDbContext db, RequestChanges changes, ReplyDrafts drafts, Notifier notifier)
{
    /// <summary>In the change of the request: the draft is frozen until they are done.</summary>
    public async Task AskAsync(
        CitizenRequest request,
        ReplyDraft draft,
        ApprovalPlan plan,
        IReadOnlyList<RequestFile> files,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var content = draft.Content;
        var hashes = content.Files.Select(id => files.First(f => f.PublicId == id).Hash);
        var round = ApprovalRound.Ask(request, content, [.. hashes], plan, by);
        db.Add(round);
        draft.Circulate();
        // The event needs its number.
        await db.SaveChangesAsync(cancellationToken);
        request.AskApproval(round.Id, round.Current.Name);
        await TellHolderAsync(request, round, by, cancellationToken);
    }

    public Task TakeBackAsync(string reference, Viewer viewer, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            reference,
            RequestAction.Reply,
            seen: null,
            viewer,
            async (request, by) =>
            {
                var round =
                    await WaitingAsync(request.Id, cancellationToken)
                    ?? throw new RefusedException(
                        "Aucune réponse n'attend d'être validée : elle est partie, ou déjà revenue."
                    );
                round.TakeBack(by);
                await GiveBackAsync(round, by, cancellationToken);
                request.TakeApprovalBack(round.Id);
            },
            cancellationToken
        );

    public Task<ApprovalRound?> WaitingAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<ApprovalRound>()
            .FirstOrDefaultAsync(r => r.RequestId == requestId && r.State == ApprovalState.Waiting, cancellationToken);

    /// <summary>The draft is the writer's again, with the words as the approvers left them.</summary>
    public async Task GiveBackAsync(ApprovalRound round, ProcessContext by, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(round.RequestId, cancellationToken) is not { IsCirculating: true } draft)
            return;
        draft.ComeBack();
        if (draft.Body != round.Body || draft.Subject != round.Subject)
            draft.Write(round.Content, by);
    }

    public Task TellHolderAsync(
        CitizenRequest request,
        ApprovalRound round,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        round.HolderAgentId is { } holder
            ? notifier.TellAsync(request, NotificationKind.ApprovalAsked, by, cancellationToken, holder)
            : Task.CompletedTask;

    public Task TellWriterAsync(
        CitizenRequest request,
        ApprovalRound round,
        NotificationKind kind,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        round.AskedById is { } writer
            ? notifier.TellAsync(request, kind, by, cancellationToken, writer)
            : Task.CompletedTask;
}
