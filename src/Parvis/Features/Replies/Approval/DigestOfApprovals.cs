using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Replies.Approval;

/// <summary>Answers that wait for this agent, or for who they stand in for: somebody else waits behind each.</summary>
public sealed class DigestOfApprovals(ParvisDbContext db) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var work = scope.Work;
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(scope.Viewer);
        return await DatedSection.ReadAsync(
            "Réponses à valider",
            from round in db.Set<ApprovalRound>()
            where round.State == ApprovalState.Waiting
            where round.HolderAgentId != null && work.Contains(round.HolderAgentId.Value)
            join request in visible on round.RequestId equals request.Id
            select new DatedRequest { On = DateOnly.FromDateTime(round.HeldSince), Request = request },
            on => $"à vous depuis le {on.Short()}",
            ApprovalLinks.Waiting,
            cancellationToken
        );
    }
}
