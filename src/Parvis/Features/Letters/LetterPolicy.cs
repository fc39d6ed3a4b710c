using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters;

/// <summary>
/// Who may see a letter: while it waits, whoever serves residents; once it is registered, whoever may read all the
/// requests it holds. A scan is seen whole by who may see every letter of it.
/// </summary>
static class LetterPolicy
{
    public static IQueryable<IncomingLetter> VisibleTo(
        this IQueryable<IncomingLetter> letters,
        ParvisDbContext db,
        Viewer viewer
    )
    {
        if (!viewer.ServesResidents)
            return letters.Where(static _ => false);
        var hidden = Hidden(db, viewer);
        return letters.Where(l => !hidden.Any(id => id == l.Id));
    }

    public static IQueryable<ScanFile> VisibleTo(this IQueryable<ScanFile> scans, ParvisDbContext db, Viewer viewer)
    {
        if (!viewer.ServesResidents)
            return scans.Where(static _ => false);
        var hidden = Hidden(db, viewer);
        var letters = db.Set<IncomingLetter>().Where(l => hidden.Any(id => id == l.Id));
        return scans.Where(s => !letters.Any(l => l.ScanId == s.Id));
    }

    static IQueryable<long> Hidden(ParvisDbContext db, Viewer viewer)
    {
        var circles = viewer.Circles;
        return from link in db.Set<LetterRequest>()
            join request in db.Set<CitizenRequest>() on link.RequestId equals request.Id
            where request.CircleId != null && !circles.Contains(request.CircleId.Value)
            select link.LetterId;
    }
}
