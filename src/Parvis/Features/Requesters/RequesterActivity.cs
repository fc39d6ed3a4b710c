using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requesters;

/// <summary>
/// What the record tells about a person: straight to the row, so that somebody editing the person's sheet is not
/// told that it changed.
/// </summary>
public static class RequesterActivity
{
    public static Task CountRequestAsync(
        ParvisDbContext db,
        long requesterId,
        int difference,
        DateTime at,
        CancellationToken cancellationToken
    ) =>
        db.Set<Requester>()
            .Where(r => r.Id == requesterId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.OpenRequests, r => r.OpenRequests + difference)
                        .SetProperty(r => r.LastContactAt, at),
                cancellationToken
            );

    /// <summary>Of an ordinary request just registered: it counts, and makes its requester known to all.</summary>
    public static Task CountNewRequestAsync(
        ParvisDbContext db,
        long requesterId,
        DateTime at,
        CancellationToken cancellationToken
    ) =>
        db.Set<Requester>()
            .Where(r => r.Id == requesterId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.OpenRequests, r => r.OpenRequests + 1)
                        .SetProperty(r => r.LastContactAt, at)
                        .SetProperty(r => r.KnownToAll, true),
                cancellationToken
            );

    /// <summary>Known outside any circle, or in this one.</summary>
    public static async Task BecomeKnownAsync(
        ParvisDbContext db,
        long? requesterId,
        Guid? circleId,
        CancellationToken cancellationToken
    )
    {
        if (requesterId is not { } id)
            return;
        if (circleId is not { } circle)
        {
            await db.Set<Requester>()
                .Where(r => r.Id == id && !r.KnownToAll)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KnownToAll, true), cancellationToken);
            return;
        }

        var known = await db.Set<RequesterCircle>()
            .AnyAsync(c => c.RequesterId == id && c.CircleId == circle, cancellationToken);
        if (!known)
            db.Add(new RequesterCircle { RequesterId = id, CircleId = circle });
    }
}
