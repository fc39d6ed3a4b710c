using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Approval;

/// <summary>
/// What somebody says of an answer that waits for them. The last word sends it, in the same transaction: under the lock
/// of the request, a round is waiting or it is not, so two clicks or two colleagues send it once.
/// </summary>
public sealed class ApprovalActs(
    ParvisDbContext db,
    RequestChanges changes,
    Approvals approvals,
    ApprovalPlanner planner,
    ReplyDrafts drafts,
    ReplyLeaving leaving,
    HiddenNames hidden,
    ApprovalObstacles obstacles,
    OrganisationDirectory directory,
    TimeProvider clock
)
{
    /// <summary>True when it is on its way; false when somebody else must still approve it. Null when it is not for them.</summary>
    public Task<bool?> ApproveAsync(
        string? publicId,
        int seen,
        ApprovalEdit? edit,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            publicId,
            viewer,
            async (request, round, by) =>
            {
                // The second click of the same person finds it done.
                if (round.HasWordOf(Actor(viewer)) && !Holds(viewer, request, round))
                    return round.State == ApprovalState.Left;
                var actingFor = await ActingForAsync(request, round, viewer, cancellationToken);
                RefuseStale(round, seen);
                if (await obstacles.FindAsync(request, round, cancellationToken) is { } obstacle)
                    throw new RefusedException(
                        $"{obstacle} Elle n'est pas partie : refusez-la avec un mot, ou laissez {round.AskedBy} la reprendre."
                    );
                var signature = await SignatureAsync(request, round, viewer, cancellationToken);
                if (edit is not null)
                    await RefuseEditAsync(round, edit, cancellationToken);
                var word = new ApprovalWord(
                    Actor(viewer),
                    actingFor,
                    edit?.Words,
                    edit?.Subject,
                    edit?.Body,
                    signature
                );
                var step = round.CurrentStep;
                var last = round.Approve(word, by);
                var changed = round.Steps[step].BodyBefore is not null;
                request.GiveApproval(round.Id, actingFor, changed, edit?.Words, last ? null : round.Current.Name);
                if (last)
                    await LeaveAsync(request, round, by, cancellationToken);
                else
                    await approvals.TellHolderAsync(request, round, by, cancellationToken);
                if (changed || last)
                    await approvals.TellWriterAsync(
                        request,
                        round,
                        changed ? NotificationKind.ApprovalChanged : NotificationKind.ApprovalGiven,
                        by,
                        cancellationToken
                    );
                return last;
            },
            cancellationToken
        );

    public Task<bool?> RefuseAsync(
        string? publicId,
        int seen,
        string? comment,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            publicId,
            viewer,
            async (request, round, by) =>
            {
                var actingFor = await ActingForAsync(request, round, viewer, cancellationToken);
                if (string.IsNullOrWhiteSpace(comment))
                    throw new RefusedException("Dites pourquoi, pour que la réponse puisse être corrigée.", "Comment");
                RefuseLong(comment.Trim(), "Comment");
                RefuseStale(round, seen);
                round.Refuse(Actor(viewer), comment.Trim(), actingFor, by);
                await approvals.GiveBackAsync(round, by, cancellationToken);
                request.RefuseApproval(round.Id, actingFor, comment.Trim());
                await approvals.TellWriterAsync(
                    request,
                    round,
                    NotificationKind.ApprovalRefused,
                    by,
                    cancellationToken
                );
                return true;
            },
            cancellationToken
        );

    async Task<bool?> ApplyAsync(
        string? publicId,
        Viewer viewer,
        Func<CitizenRequest, ApprovalRound, ProcessContext, Task<bool>> act,
        CancellationToken cancellationToken
    )
    {
        var official = viewer.ElectedOfficialId;
        var seen = db.Set<CitizenRequest>().VisibleTo(viewer);
        var found = await (
            from round in db.Set<ApprovalRound>().AsNoTracking()
            where round.PublicId == publicId
            join request in db.Set<CitizenRequest>() on round.RequestId equals request.Id
            where
                seen.Any(r => r.Id == request.Id)
                || (official != null && round.HolderOfficialId == official && request.CircleId == null)
            select new
            {
                round.Id,
                request.Reference,
                round.Channel,
                ForOfficial = official != null && round.HolderOfficialId == official,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var result = false;
        // The right of an official is the round itself: see MaySign.
        if (found.ForOfficial)
        {
            var signer = new ProcessContext(AgentId: null, viewer.Name, clock.GetUtcNow().UtcDateTime, found.Channel);
            await changes.ApplyAsync(found.Reference, request => ActAsync(request, signer), signer, cancellationToken);
        }
        else
        {
            await changes.ApplyAsync(
                found.Reference,
                RequestAction.Approve,
                seen: null,
                viewer,
                ActAsync,
                cancellationToken,
                found.Channel
            );
        }

        return result;

        async Task ActAsync(CitizenRequest request, ProcessContext by)
        {
            // Read once the request is this transaction's: a colleague may have been quicker.
            var round = await db.Set<ApprovalRound>().SingleAsync(r => r.Id == found.Id, cancellationToken);
            result = await act(request, round, by);
        }
    }

    static void RefuseStale(ApprovalRound round, int seen)
    {
        if (round.Version != seen)
            throw new RefusedException(
                "Cette réponse a changé depuis que vous l'avez lue : relisez-la, puis validez de nouveau."
            );
    }

    static void RefuseLong(string? words, string field)
    {
        if (words?.Length > ApprovalRound.MaxComment)
            throw new RefusedException($"Le mot tient en {ApprovalRound.MaxComment} caractères.", field);
    }

    static Guid Actor(Viewer viewer) => viewer.AgentId ?? viewer.ElectedOfficialId ?? viewer.AccountId;

    static bool Holds(Viewer viewer, CitizenRequest request, ApprovalRound round) =>
        round.IsWaiting
        && (
            RequestPolicy.MayApprove(viewer, round.HolderAgentId)
            || RequestPolicy.MaySign(viewer, request, round.HolderOfficialId)
        );

    /// <summary>Null for who holds it; the name of the absent colleague for who stands in.</summary>
    async Task<string?> ActingForAsync(
        CitizenRequest request,
        ApprovalRound round,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!round.IsWaiting)
            throw new RefusedException(round.EndInFrench);
        if (!Holds(viewer, request, round))
            throw new RefusedException($"Cette réponse attend {round.Current.Name} : elle n'est pas à vous.");
        if (round.HolderAgentId is null || round.HolderAgentId == viewer.AgentId)
            return null;
        var organisation = await directory.GetAsync(cancellationToken);
        return organisation.AgentName(round.HolderAgentId);
    }

    /// <summary>A delegation may have ended since; who stands in signs by their own, or not at all.</summary>
    async Task<string?> SignatureAsync(
        CitizenRequest request,
        ApprovalRound round,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (round.Current.Kind != ApproverKind.Signatory)
            return null;
        var signers = await planner.SignersAsync(request, cancellationToken);
        var mine = signers.FirstOrDefault(s =>
            (s.Delegation.AgentId is { } agent && agent == viewer.AgentId)
            || (s.Delegation.OfficialId is { } official && official == viewer.ElectedOfficialId)
        );
        return mine?.Block
            ?? throw new RefusedException(
                round.HolderAgentId is null || round.HolderAgentId == viewer.AgentId
                    ? "Votre délégation de signature ne couvre pas, ou plus, ce sujet : vous ne pouvez pas signer cette réponse."
                    : $"Vous remplacez {round.Current.Name}, mais vous n'avez pas de délégation de signature pour ce sujet : vous ne pouvez pas signer à sa place."
            );
    }

    async Task RefuseEditAsync(ApprovalRound round, ApprovalEdit edit, CancellationToken cancellationToken)
    {
        RefuseLong(edit.Words, "Words");
        if (edit.Subject is null)
            return;
        (round.Content with { Subject = edit.Subject, Body = edit.Body ?? "" }).RefuseIfIncomplete();
        await hidden.RefuseAsync(edit.Subject, edit.Body ?? "", nameof(ReplyContent.Body), cancellationToken);
    }

    async Task LeaveAsync(
        CitizenRequest request,
        ApprovalRound round,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var draft = await drafts.FindAsync(request.Id, cancellationToken);
        if (draft is not null)
        {
            await approvals.GiveBackAsync(round, by, cancellationToken);
            // What it became is what comes back, should it be taken back.
            await db.SaveChangesAsync(cancellationToken);
        }

        var writer = by with { AgentId = round.AskedById, Name = round.AskedBy };
        var message = await leaving.LeaveAsync(
            request,
            round.Content,
            draft,
            writer,
            by,
            round.Signature,
            cancellationToken
        );
        var bytes = await db.Set<RequestFile>()
            .AsNoTracking()
            .Where(f => f.RequestId == request.Id && round.Files.Contains(f.PublicId))
            .ToDictionaryAsync(f => f.PublicId, f => f.Hash, cancellationToken);
        if (round.Files.Where((id, i) => bytes.GetValueOrDefault(id) != round.FileHashes[i]).Any())
            throw new RefusedException(
                "Une pièce jointe a changé depuis la proposition : la réponse n'est pas partie."
            );
        round.LeaveAs(message.Id, by);
    }
}

/// <summary>What an approver writes beside their yes.</summary>
/// <param name="Subject">Null when the answer stays as it is.</param>
/// <param name="Words">For those who come after, and the writer.</param>
public sealed record ApprovalEdit(string? Subject, string? Body, string? Words)
{
    /// <summary>As forms send it.</summary>
    public static ApprovalEdit Of(string? subject, string? body, string? words) =>
        new(
            subject?.ReplaceLineEndings(" ").Trim() ?? "",
            body?.ReplaceLineEndings("\n").Trim() ?? "",
            string.IsNullOrWhiteSpace(words) ? null : words.Trim()
        );
}
