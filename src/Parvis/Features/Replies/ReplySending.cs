using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>Gives the answer: at once, or to those who approve it before it leaves.</summary>
public sealed class ReplySending(
    RequestChanges changes,
    ReplyDrafts drafts,
    HiddenNames hidden,
    ReplyLeaving leaving,
    ApprovalPlanner planner,
    Approvals approvals
)
{
    public Task<CitizenRequest> SendAsync(
        string reference,
        ReplyContent content,
        int seen,
        int draftVersion,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        changes.ApplyAsync(
            reference,
            RequestAction.Reply,
            seen,
            viewer,
            async (request, by) =>
            {
                content.RefuseIfIncomplete();
                if (content.IsWritten)
                    await hidden.RefuseAsync(
                        content.Subject,
                        content.Body,
                        nameof(ReplyContent.Body),
                        cancellationToken
                    );
                var draft = await drafts.SaveAsync(request.Id, content, draftVersion, by, cancellationToken);
                var plan = content.IsWritten ? await planner.PlanAsync(request, by, cancellationToken) : null;
                if (plan is { Steps.Count: > 0 })
                {
                    var files = await leaving.FilesAsync(request, content, cancellationToken);
                    await approvals.AskAsync(request, draft, plan, files, by, cancellationToken);
                    return;
                }

                await leaving.LeaveAsync(request, content, draft, by, by, plan?.Signature ?? "", cancellationToken);
            },
            cancellationToken,
            content.Channel
        );

    public static string NeutralSubject(string reference) => $"Votre demande {reference}";
}
