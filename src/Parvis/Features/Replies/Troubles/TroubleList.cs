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
        var addressed = db.WithPostalAddress();
        var found = await InTrouble(viewer)
            .Where(t => after == null || t.Message.Id > after)
            .OrderBy(t => t.Message.Id)
            .Select(t => new { Trouble = t, HasAddress = addressed.Any(r => r.Id == t.Request.Id) })
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(f => TroubleRow.Of(f.Trouble.Message, f.Trouble.Request, f.HasAddress, viewer));
    }

    public Task<CappedCount> CountAsync(Viewer viewer, CancellationToken cancellationToken) =>
        InTrouble(viewer).CountUpToCapAsync(cancellationToken);

    IQueryable<Trouble> InTrouble(Viewer viewer)
    {
        var everything = viewer.WatchesTown || viewer.IsReception;
        var departments = viewer.Departments.Keys.ToList();
        var work = viewer.WorkOf.ToList();
        return from message in db.Set<Correspondence>().AsNoTracking()
            where message.ProblemAt != null && message.SettledAt == null
            where message.State == CorrespondenceState.Failed || message.State == CorrespondenceState.Bounced
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
            select new Trouble { Message = message, Request = request };
    }

    sealed class Trouble
    {
        public required Correspondence Message { get; init; }

        public required CitizenRequest Request { get; init; }
    }
}
