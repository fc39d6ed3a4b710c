using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Troubles;

/// <summary>
/// Messages that did not arrive and that nobody saw to: of the departments this person works in and of the requests they
/// have, or of the whole town for reception and those who watch over it.
/// </summary>
public sealed class TroubleList(ParvisDbContext db)
{
    public const int PageSize = 50;

    /// <summary>Oldest first: somebody has waited longest. One more than a page when there are more.</summary>
    public async Task<IReadOnlyList<TroubleRow>> ReadAsync(
        Viewer viewer,
        long? after,
        CancellationToken cancellationToken
    )
    {
        var everything = viewer.WatchesTown || viewer.IsReception;
        var departments = viewer.Departments.Keys.ToList();
        var work = viewer.WorkOf.ToList();
        var addressed = db.WithPostalAddress();
        var found = await (
            from message in db.Set<Correspondence>().AsNoTracking()
            where message.ProblemAt != null && message.SettledAt == null
            where message.State == CorrespondenceState.Failed || message.State == CorrespondenceState.Bounced
            where after == null || message.Id > after
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on message.RequestId equals request.Id
            where
                everything
                // Who sees it is in its circle.
                || request.CircleId != null
                || (request.DepartmentId != null && departments.Contains(request.DepartmentId.Value))
                || (request.HandlerId != null && work.Contains(request.HandlerId.Value))
            // Another answer is on its way: it settles this one, or is taken back.
            where request.StatusBeforeReply == null || message.Kind != CorrespondenceKind.Message
            orderby message.Id
            select new
            {
                message,
                request,
                HasAddress = addressed.Any(r => r.Id == request.Id),
            }
        )
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(f => TroubleRow.Of(f.message, f.request, f.HasAddress, viewer));
    }
}
