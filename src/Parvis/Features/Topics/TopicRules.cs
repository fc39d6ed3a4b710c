using Parvis.Data;

namespace Parvis.Features.Topics;

/// <summary>What a topic may not become, given all the others.</summary>
public static class TopicRules
{
    public static void Check(Topic topic, TopicOptions options, IReadOnlyCollection<Topic> all)
    {
        var byId = all.ToDictionary(t => t.Id);
        for (var above = options.ParentId; above is { } id; above = byId.GetValueOrDefault(id)?.ParentId)
        {
            if (id == topic.Id)
                throw new RefusedException(
                    "Ce sujet ne peut pas être rangé sous un sujet rangé sous lui.",
                    nameof(options.ParentId)
                );
        }

        var folded = Folding.Fold(options.Name);
        if (all.Any(t => t.Id != topic.Id && t.ParentId == options.ParentId && t.SortName == folded))
            throw new RefusedException("Un sujet porte déjà ce nom au même endroit.", nameof(options.Name));
        var code = options.ExternalId?.Trim();
        if (!string.IsNullOrEmpty(code) && all.Any(t => t.Id != topic.Id && t.ExternalId == code))
            throw new RefusedException("Un autre sujet a déjà ce code.", nameof(options.ExternalId));
    }

    /// <summary>The circle this topic gets from the nearest confidential one above, when it has none of its own.</summary>
    public static Guid? CircleAbove(Guid? parentId, IReadOnlyCollection<Topic> all)
    {
        var byId = all.ToDictionary(t => t.Id);
        for (var above = parentId; above is { } id; above = byId.GetValueOrDefault(id)?.ParentId)
        {
            if (byId.GetValueOrDefault(id)?.CircleId is { } circle)
                return circle;
        }

        return null;
    }

    /// <summary>
    /// Those below that have no circle, or shared the one it had, follow: nothing confidential shows by a side door.
    /// </summary>
    public static void ShareCircle(Topic topic, IReadOnlyCollection<Topic> all, Guid? former)
    {
        if (topic.CircleId is not { } circle)
            return;
        foreach (var below in all.Where(t => t.ParentId == topic.Id && (t.CircleId is null || t.CircleId == former)))
        {
            below.JoinCircle(circle);
            ShareCircle(below, all, former);
        }
    }
}
