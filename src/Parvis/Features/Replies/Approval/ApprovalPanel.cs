using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval;

/// <summary>On the page of a request: who has the answer that was proposed, since when, and what became of the last one.</summary>
public sealed class ApprovalPanel(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : IRequestPagePanel
{
    public int Order => 9;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        // Asked for only where something was proposed: most requests never are.
        if (!conversation.Any(i => i.IsOfApproval))
            return null;
        var rounds = await db.Set<ApprovalRound>()
            .AsNoTracking()
            .Where(r => r.RequestId == request.Id && r.State != ApprovalState.TakenBack)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        if (rounds is not [.., { State: ApprovalState.Waiting or ApprovalState.Refused } last])
            return null;
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var absence = organisation.Agent(last.HolderAgentId)?.AbsenceOn(today);
        return new PagePanel(
            "/Features/Replies/Approval/_Standing.cshtml",
            new Standing
            {
                Reference = request.Reference,
                Round = last,
                Since = await clock.ToLocalAsync(last.EndedAt ?? last.HeldSince, cancellationToken),
                Absent = absence is not null,
                StandIn = organisation.Agent(absence?.StandInId)?.FullName,
                IsMine = RequestPolicy.MayApprove(viewer.Value, last.HolderAgentId),
                MayTakeBack = last.IsWaiting && RequestPolicy.Allows(viewer.Value, request, RequestAction.Reply),
                MayWrite = RequestPolicy.Allows(viewer.Value, request, RequestAction.Reply),
                Changes = last.IsWaiting
                    ? ApprovalReader.ChangesOf(last, rounds.Where(r => r.State == ApprovalState.Refused))
                    : ApprovalReader.ChangesOf(last, []),
            }
        );
    }
}

public sealed record Standing
{
    public required string Reference { get; init; }

    public required ApprovalRound Round { get; init; }

    public required DateTime Since { get; init; }

    public required bool Absent { get; init; }

    public required string? StandIn { get; init; }

    public required bool IsMine { get; init; }

    public required bool MayTakeBack { get; init; }

    public required bool MayWrite { get; init; }

    public required IReadOnlyList<Change> Changes { get; init; }
}
