using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests;

/// <summary>Who serves a person now: reception, and the departments that hold an open request of theirs.</summary>
public sealed class PeopleServed(ParvisDbContext db)
{
    /// <param name="holders">The departments that hold open requests of the person.</param>
    public static bool Serves(Viewer viewer, IEnumerable<Guid?> holders) =>
        viewer.IsReception || holders.Any(viewer.Handles);

    /// <summary>The same, for who has not read their requests.</summary>
    public async Task<bool> ServesAsync(Viewer viewer, long requesterId, CancellationToken cancellationToken)
    {
        if (viewer.IsReception)
            return true;
        var departments = viewer.Departments.Keys.Where(id => viewer.Handles(id)).ToList();
        return departments.Count > 0
            && await db.Set<CitizenRequest>()
                .VisibleTo(viewer)
                .AnyAsync(
                    r =>
                        (r.RequesterId == requesterId || r.RepresentativeId == requesterId)
                        && r.EndedAt == null
                        && r.DepartmentId != null
                        && departments.Contains(r.DepartmentId.Value),
                    cancellationToken
                );
    }
}
