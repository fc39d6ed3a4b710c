using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>
/// A topic that becomes confidential takes along what was registered under it, in the same transaction. One that opens
/// again leaves it there: what was said in confidence is never published by a setting.
/// </summary>
public sealed class TopicCircles(
    ParvisDbContext db,
    IEnumerable<ICircleFollower> followers,
    OrganisationDirectory directory,
    AdministrationJournal journal
)
{
    /// <summary>The circle of each topic, its own or that of the nearest confidential one above.</summary>
    public static IReadOnlyDictionary<Guid, Guid?> Of(IReadOnlyCollection<Topic> all) =>
        all.ToDictionary(t => t.Id, t => t.CircleId ?? TopicRules.CircleAbove(t.ParentId, all));

    /// <summary>Once topics have changed: whatever is held about those that joined a circle follows them.</summary>
    public async Task FollowAsync(
        IReadOnlyDictionary<Guid, Guid?> before,
        IReadOnlyCollection<Topic> all,
        CancellationToken cancellationToken
    )
    {
        var moves = Of(all)
            .Where(now => now.Value is not null && before.TryGetValue(now.Key, out var was) && was != now.Value)
            .GroupBy(now => (From: before[now.Key], To: now.Value!.Value), now => now.Key)
            .Select(group => new CircleMove([.. group.Order()], group.Key.From, group.Key.To))
            .ToList();
        if (moves.Count == 0)
            return;
        // First the topics themselves, so that a registration under one of them waits and reads the new circle.
        await db.SaveChangesAsync(cancellationToken);
        var names = await directory.GetAsync(cancellationToken);
        foreach (var move in moves)
        {
            foreach (var follower in followers)
                await follower.FollowAsync(move, cancellationToken);
            var topics = all.Where(t => move.Topics.Contains(t.Id)).OrderBy(t => t.SortName, StringComparer.Ordinal);
            journal.Write(
                $"Demandes réservées au cercle « {names.Circle(move.To)?.Name} » : sujet {string.Join(", ", topics.Select(t => $"« {t.Name} »"))}"
            );
        }
    }

    /// <summary>
    /// As the database knows it, for whoever registers: memory may be a moment behind. On PostgreSQL it holds the topic
    /// as it is until the registration ends; on SQLite the write gate does.
    /// </summary>
    public async Task<Guid?> CurrentAsync(Guid topicId, CancellationToken cancellationToken)
    {
        var circles = db.Database.IsNpgsql()
            ? db.Database.SqlQuery<Guid?>(
                $"""SELECT "CircleId" AS "Value" FROM "Topics" WHERE "Id" = {topicId} FOR SHARE"""
            )
            : db.Set<Topic>().Where(t => t.Id == topicId).Select(t => t.CircleId);
        return (await circles.ToListAsync(cancellationToken)).SingleOrDefault();
    }
}

/// <summary>A slice above, which keeps what it holds about a topic as hidden as the topic.</summary>
public interface ICircleFollower
{
    Task FollowAsync(CircleMove move, CancellationToken cancellationToken);
}

/// <summary>Topics that joined a circle, out of another one or out of none.</summary>
public sealed record CircleMove(IReadOnlyList<Guid> Topics, Guid? From, Guid To);
