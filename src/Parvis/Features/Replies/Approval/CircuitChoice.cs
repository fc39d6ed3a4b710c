using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Approval;

/// <summary>Which circuit an answer goes through: the nearest topic first, then the nearest department.</summary>
public static class CircuitChoice
{
    public static ApprovalCircuit? Of(
        IEnumerable<ApprovalCircuit> circuits,
        TopicEntry? topic,
        DepartmentEntry? department
    ) =>
        circuits
            .Select(c =>
                (
                    Circuit: c,
                    Topic: Rank(c.TopicId, topic?.Id, topic?.Ancestors),
                    Department: Rank(c.DepartmentId, department?.Id, department?.Ancestors)
                )
            )
            .Where(c => c is { Topic: not null, Department: not null })
            .OrderBy(c => c.Topic)
            .ThenBy(c => c.Department)
            .ThenBy(c => c.Circuit.Name, StringComparer.Ordinal)
            .Select(c => c.Circuit)
            .FirstOrDefault();

    /// <summary>How far it is from what is asked for: itself, the one above, and so on; everything comes last. Null when it is another.</summary>
    public static int? Rank(Guid? wanted, Guid? asked, IReadOnlyList<Guid>? ancestors)
    {
        if (wanted is not { } id)
            return int.MaxValue;
        if (id == asked)
            return 0;
        for (var i = 0; i < (ancestors?.Count ?? 0); i++)
        {
            if (ancestors![i] == id)
                return ancestors.Count - i;
        }

        return null;
    }
}
