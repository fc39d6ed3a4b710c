using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requesters.Duplicates;

/// <summary>
/// Tells a circle that a person it alone knows may have been registered by another department. Who registered them
/// learns nothing.
/// </summary>
public sealed class CircleWarnings(ParvisDbContext db, DuplicateFinder duplicates, TimeProvider clock)
{
    /// <summary>Call it with a sheet just made or changed.</summary>
    internal async Task WarnAsync(Requester requester, CancellationToken cancellationToken)
    {
        if (!requester.KnownToAll)
            return;
        var hidden = db.Set<Requester>().Where(r => !r.KnownToAll);
        var likely = await duplicates.FindAsync(
            RequesterOptions.Of(requester),
            requester.Id,
            hidden,
            cancellationToken
        );
        if (likely.Count == 0)
            return;
        var said = await db.Set<RequesterWarning>()
            .Where(w => w.RequesterId == requester.Id)
            .Select(w => w.KnownId)
            .ToListAsync(cancellationToken);
        db.AddRange(
            likely
                .Where(person => !said.Contains(person.Id))
                .Select(person => new RequesterWarning
                {
                    RequesterId = requester.Id,
                    KnownId = person.Id,
                    At = clock.GetUtcNow().UtcDateTime,
                })
        );
    }

    /// <summary>For those who may see both sheets.</summary>
    public IQueryable<CircleWarning> OpenFor(Viewer viewer) =>
        from warning in db.Set<RequesterWarning>()
        where warning.DismissedAt == null
        join seen in db.Set<Requester>().VisibleTo(viewer).NotMerged() on warning.RequesterId equals seen.Id
        join hidden in db.Set<Requester>().VisibleTo(viewer).NotMerged() on warning.KnownId equals hidden.Id
        where !hidden.KnownToAll
        orderby warning.Id
        select new CircleWarning
        {
            Id = warning.Id,
            SeenId = seen.Id,
            SeenPublicId = seen.PublicId,
            SeenName = seen.DisplayName,
            HiddenId = hidden.Id,
            HiddenPublicId = hidden.PublicId,
            HiddenName = hidden.DisplayName,
        };

    public async Task<bool> DismissAsync(
        string? seen,
        string? hidden,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var id = await OpenFor(viewer)
            .Where(w => w.SeenPublicId == seen && w.HiddenPublicId == hidden)
            .Select(w => (long?)w.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (await db.Set<RequesterWarning>().FirstOrDefaultAsync(w => w.Id == id, cancellationToken) is not { } found)
            return false;
        found.Dismiss(clock.GetUtcNow().UtcDateTime);
        return true;
    }
}

/// <summary>Two sheets that may be one person: one every agent sees, one only a circle does.</summary>
public sealed record CircleWarning
{
    public required long Id { get; init; }

    public required long SeenId { get; init; }

    public required string SeenPublicId { get; init; }

    public required string SeenName { get; init; }

    public required long HiddenId { get; init; }

    public required string HiddenPublicId { get; init; }

    public required string HiddenName { get; init; }
}
