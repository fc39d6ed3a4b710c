using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge;

/// <summary>Who may know of a sheet, write it, and answer for it.</summary>
public static class SheetPolicy
{
    /// <summary>A sheet about a confidential topic exists only for its circle, like the topic.</summary>
    public static bool Exists(IEnumerable<Guid> topicIds, TopicTree tree, Viewer viewer) =>
        topicIds.All(id => tree.Find(id, viewer) is not null);

    /// <summary>Messages and journals, which others read, do not name it.</summary>
    public static bool IsConfidential(IEnumerable<Guid> topicIds, TopicTree tree) =>
        topicIds.Any(id => tree.Find(id) is not { CircleId: null });

    /// <summary>Whoever answers for it, their head, and who watches over all of them.</summary>
    public static bool MayPublish(Viewer viewer, Guid? ownerId, Guid? departmentId) =>
        viewer.IsAdministrator
        || viewer.IsPilot
        || (ownerId is { } owner && viewer.WorkOf.Contains(owner))
        || viewer.Heads(departmentId);

    public static bool MayPublish(Viewer viewer, KnowledgeSheet sheet) =>
        MayPublish(viewer, sheet.OwnerId, sheet.DepartmentId);

    /// <summary>And who proposed it, as long as nobody read it.</summary>
    public static bool MayWrite(Viewer viewer, KnowledgeSheet sheet) =>
        MayPublish(viewer, sheet)
        || (!sheet.WasPublished && sheet.ProposedById is { } author && author == viewer.AgentId);

    /// <summary>Who answers for it: its owner; when they left, the head of its department; null: the pilot.</summary>
    public static AgentEntry? KeeperOf(Guid? ownerId, Guid? departmentId, OrganisationSnapshot organisation) =>
        organisation.Agent(ownerId) is { Active: true } owner ? owner : organisation.HeadOf(departmentId);
}
