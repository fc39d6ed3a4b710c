using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal;

/// <summary>
/// Whoever empties the printer posts the letters of the whole town hall, but those of a circle, which exist for its
/// members only. What was erased names nobody any more.
/// </summary>
static class PostalPolicy
{
    public static IQueryable<OutgoingLetter> VisibleTo(
        this IQueryable<OutgoingLetter> letters,
        ParvisDbContext db,
        Viewer viewer
    )
    {
        if (!viewer.ServesResidents)
            return letters.Where(static _ => false);
        var hidden = Hidden(db, viewer);
        return letters.Where(l => !hidden.Any(id => id == l.Id));
    }

    /// <summary>Of a request that became confidential once a provider had its letters, the whole batch is its circle's.</summary>
    public static IQueryable<LetterBatch> VisibleTo(
        this IQueryable<LetterBatch> batches,
        ParvisDbContext db,
        Viewer viewer
    )
    {
        if (!viewer.ServesResidents)
            return batches.Where(static _ => false);
        var hidden = Hidden(db, viewer);
        var letters = db.Set<OutgoingLetter>().Where(l => hidden.Any(id => id == l.Id));
        return batches.Where(b => !letters.Any(l => l.BatchId == b.Id));
    }

    static IQueryable<long> Hidden(ParvisDbContext db, Viewer viewer)
    {
        var circles = viewer.Circles;
        return from letter in db.Set<OutgoingLetter>()
            join message in db.Set<Correspondence>() on letter.CorrespondenceId equals message.Id
            join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
            where request.CircleId != null && !circles.Contains(request.CircleId.Value)
            select letter.Id;
    }
}
