using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake;

/// <summary>Counts contacts that open no record, and knows which topics come up most.</summary>
public sealed class ContactCounts(ParvisDbContext db, TopicCatalogue topics, TimeProvider clock)
{
    /// <summary>As many as there are digit keys.</summary>
    public const int FrequentShown = 9;

    static readonly TimeSpan Recently = TimeSpan.FromDays(90);

    /// <summary>Says what was counted, for the person who counted it.</summary>
    public async Task<string> CountAsync(
        Guid? topicId,
        Channel channel,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(topicId, viewer);
        if (topic is not { Active: true })
            throw new RefusedException("Choisissez le sujet du contact à compter.", "TopicId");
        db.Add(
            new ContactLog
            {
                At = clock.GetUtcNow().UtcDateTime,
                Channel = channel,
                TopicId = topic.Id,
                AgentId = viewer.AgentId,
            }
        );
        return $"Compté : {topic.Name}.";
    }

    /// <summary>The topics counted most of late, completed with those that have a ready answer.</summary>
    public async Task<IReadOnlyList<TopicEntry>> FrequentAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().UtcDateTime - Recently;
        var counted = await db.Set<ContactLog>()
            .Where(c => c.At >= since)
            .GroupBy(c => c.TopicId)
            .Select(g => new { TopicId = g.Key, Times = g.Count() })
            .OrderByDescending(g => g.Times)
            .Take(FrequentShown * 4)
            .ToListAsync(cancellationToken);
        var open = (await topics.GetAsync(cancellationToken)).OpenTo(viewer).ToList();
        var byId = open.ToDictionary(t => t.Id);
        var frequent = counted.Where(c => byId.ContainsKey(c.TopicId)).Select(c => byId[c.TopicId]);
        // Their order must not dance between two calls: the keys are learnt by heart.
        var ready = open.Where(t => t.FirstLevelAnswer.Length > 0).OrderBy(t => t.Path, StringComparer.Ordinal);
        return [.. frequent.Concat(ready).DistinctBy(t => t.Id).Take(FrequentShown)];
    }

    /// <summary>The last one this person counted today, to take back.</summary>
    public async Task<CountedContact?> LastOfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.AgentId is not { } me)
            return null;
        var since = clock.GetUtcNow().UtcDateTime.AddHours(-12);
        var last = await db.Set<ContactLog>()
            .Where(c => c.AgentId == me && c.At >= since)
            .OrderByDescending(c => c.At)
            .ThenByDescending(c => c.Id)
            .Select(c => new
            {
                c.PublicId,
                c.At,
                c.TopicId,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? null
            : new CountedContact(
                last.PublicId,
                last.At,
                (await topics.GetAsync(cancellationToken)).Find(last.TopicId, viewer)?.Name ?? "un sujet"
            );
    }

    public async Task<bool> TakeBackAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken) =>
        await db.Set<ContactLog>()
            .Where(c => c.PublicId == publicId && c.AgentId == viewer.AgentId && c.AgentId != null)
            .ExecuteDeleteAsync(cancellationToken) > 0;
}

public sealed record CountedContact(string PublicId, DateTime At, string Topic);
