using System.Linq.Expressions;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requesters;

/// <summary>
/// Who may know that a person is known here. Somebody known only through a confidential circle exists only in it:
/// lists, searches, duplicates and merges all filter with this.
/// </summary>
public static class RequesterPolicy
{
    public static Expression<Func<Requester, bool>> Visible(Viewer viewer)
    {
        if (!viewer.ServesResidents)
            return static _ => false;
        var circles = viewer.Circles;
        return circles.Count == 0
            ? static r => r.KnownToAll
            : r => r.KnownToAll || r.Circles.Any(c => circles.Contains(c.CircleId));
    }

    public static IQueryable<Requester> VisibleTo(this IQueryable<Requester> requesters, Viewer viewer) =>
        requesters.Where(Visible(viewer));

    /// <summary>Without the records that live on in another one.</summary>
    public static IQueryable<Requester> NotMerged(this IQueryable<Requester> requesters) =>
        requesters.Where(static r => r.MergedIntoId == null);
}
