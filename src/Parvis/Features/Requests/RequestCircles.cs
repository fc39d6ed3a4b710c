using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests;

/// <summary>
/// Requests join the circle of their topic, and so do the people known only through them: in a few statements for each
/// topic, whatever their number, and a few more for each sheet that was merged into another, which are rare.
/// </summary>
public sealed class RequestCircles(ParvisDbContext db, AbsorbedPeople absorbed) : ICircleFollower
{
    public async Task FollowAsync(CircleMove move, CancellationToken cancellationToken)
    {
        var (topics, from, to) = (move.Topics, move.From, move.To);
        await db.Set<CitizenRequest>()
            .Where(r => r.TopicId != null && topics.Contains(r.TopicId.Value) && r.CircleId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CircleId, to), cancellationToken);
        foreach (var topic in topics)
            await CountAgainAsync(topic, cancellationToken);
        var moved = db.Set<CitizenRequest>()
            .Where(r => r.TopicId != null && topics.Contains(r.TopicId.Value) && r.CircleId == to);
        await HidePeopleAsync(moved, from, cancellationToken);
    }

    /// <summary>
    /// The people of requests that left <paramref name="former"/>, or the open, for the circle they have now: known in
    /// it, no longer known to all unless an ordinary request says so.
    /// </summary>
    public async Task HidePeopleAsync(
        IQueryable<CitizenRequest> moved,
        Guid? former,
        CancellationToken cancellationToken
    )
    {
        var indexed = await absorbed.HideAsync(moved, former, cancellationToken);
        var people = moved
            .Select(r => new { Person = r.RequesterId, r.CircleId })
            .Concat(moved.Select(r => new { Person = r.RepresentativeId, r.CircleId }))
            .Where(p => p.Person != null && p.CircleId != null);
        var known = db.Set<RequesterCircle>();
        var missing = await people
            .Where(p => !known.Any(c => c.RequesterId == p.Person && c.CircleId == p.CircleId))
            .Distinct()
            .ToListAsync(cancellationToken);
        db.AddRange(
            missing.Select(m => new RequesterCircle { RequesterId = m.Person!.Value, CircleId = m.CircleId!.Value })
        );
        await db.SaveChangesAsync(cancellationToken);
        var ids = people.Select(p => p.Person!.Value);
        var requests = db.Set<CitizenRequest>();
        // Out of another circle, whoever is known to all is so through something else.
        if (former is null)
            await db.Set<Requester>()
                .Where(p => p.KnownToAll && ids.Contains(p.Id))
                .Where(p => !requests.Any(r => r.RequesterId == p.Id && r.CircleId == null))
                .Where(p => !requests.Any(r => r.RepresentativeId == p.Id && r.CircleId == null))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.KnownToAll, false), cancellationToken);
        if (former is { } circle)
            await db.Set<RequesterCircle>()
                .Where(c => c.CircleId == circle && ids.Contains(c.RequesterId))
                .Where(c => !requests.Any(r => r.RequesterId == c.RequesterId && r.CircleId == circle))
                .Where(c => !requests.Any(r => r.RepresentativeId == c.RequesterId && r.CircleId == circle))
                .Where(c =>
                    !known.Any(k =>
                        k.CircleId == circle
                        && db.Set<Requester>().Any(a => a.Id == k.RequesterId && a.MergedIntoId == c.RequesterId)
                    )
                )
                .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Requester>()
            .Where(p => ids.Contains(p.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            p => p.OpenRequests,
                            p =>
                                requests.Count(r =>
                                    r.RequesterId == p.Id
                                    && r.CircleId == null
                                    && RequestStatuses.Open.Contains(r.Status)
                                )
                        )
                        .SetProperty(
                            p => p.LastContactAt,
                            p =>
                                requests
                                    .Where(r => r.RequesterId == p.Id && r.CircleId == null)
                                    .Max(r => (DateTime?)(r.EndedAt ?? r.RegisteredAt))
                        ),
                cancellationToken
            );
        await absorbed.IndexAsync(indexed, cancellationToken);
    }

    // Counting the topic's requests once is sure; moving numbers from place to place would need each row locked first.
    async Task CountAgainAsync(Guid topic, CancellationToken cancellationToken)
    {
        var none = Guid.Empty;
        await db.Set<RequestCounter>().Where(c => c.TopicId == topic).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RequestCounters" ("DepartmentId", "TopicId", "Status", "CircleId", "Count")
            SELECT COALESCE("DepartmentId", {none}), "TopicId", "Status", COALESCE("CircleId", {none}), COUNT(*)
            FROM "Requests"
            WHERE "TopicId" = {topic}
            GROUP BY 1, 2, 3, 4
            """,
            cancellationToken
        );
    }
}
