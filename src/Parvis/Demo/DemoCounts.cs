using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Demo.Stories;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Demo;

/// <summary>What the application keeps up to date one change at a time, computed at once.</summary>
static class DemoCounts
{
    public static async Task WriteAsync(ParvisDbContext db, StorySetting world, CancellationToken cancellationToken)
    {
        var none = Guid.Empty;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RequestCounters" ("DepartmentId", "TopicId", "Status", "CircleId", "Count")
            SELECT COALESCE("DepartmentId", {none}), COALESCE("TopicId", {none}), "Status", COALESCE("CircleId", {none}), COUNT(*)
            FROM "Requests"
            GROUP BY 1, 2, 3, 4
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RequesterCircles" ("RequesterId", "CircleId")
            SELECT DISTINCT "RequesterId", "CircleId" FROM "Requests"
            WHERE "RequesterId" IS NOT NULL AND "CircleId" IS NOT NULL
            ON CONFLICT ("RequesterId", "CircleId") DO NOTHING
            """,
            cancellationToken
        );
        foreach (var (year, next) in world.NextNumbers)
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "RequestNumbers" ("Year", "Next") VALUES ({year}, {next})""",
                cancellationToken
            );
        await db.Set<Requester>()
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            r => r.OpenRequests,
                            r =>
                                db.Set<CitizenRequest>()
                                    .Count(q =>
                                        q.RequesterId == r.Id
                                        && q.CircleId == null
                                        && RequestStatuses.Open.Contains(q.Status)
                                    )
                        )
                        .SetProperty(
                            r => r.LastContactAt,
                            r =>
                                db.Set<CitizenRequest>()
                                    .Where(q => q.RequesterId == r.Id && q.CircleId == null)
                                    .Max(q => (DateTime?)(q.EndedAt ?? q.RegisteredAt))
                        ),
                cancellationToken
            );
    }
}
