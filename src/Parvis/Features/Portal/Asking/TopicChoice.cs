using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Asking;

/// <summary>One of the ways down the tree of topics, as residents choose.</summary>
/// <param name="Name">Of the topic.</param>
/// <param name="Address">Its sheet, or what is below it.</param>
/// <param name="Examples">Some of those below it.</param>
public sealed record TopicChoice(string Name, string Address, IReadOnlyList<string> Examples)
{
    const int MostExamples = 3;

    /// <param name="tree">All topics.</param>
    /// <param name="offered">Those a resident may ask about.</param>
    /// <param name="above">Null for the top of the tree.</param>
    public static IReadOnlyList<TopicChoice> Below(TopicTree tree, IReadOnlyList<TopicEntry> offered, Guid? above)
    {
        var leaves = offered.Select(t => t.Id).ToHashSet();
        return
        [
            .. from topic in tree.All
            where topic.ParentId == above
            let below = offered.Where(o => o.Ancestors.Contains(topic.Id)).ToList()
            where below.Count > 0 || leaves.Contains(topic.Id)
            select new TopicChoice(
                topic.Name,
                below.Count > 0 ? AskLinks.Below(topic.Id) : AskLinks.Topic(topic.Id),
                [.. below.Select(o => o.Name).Take(MostExamples)]
            ),
        ];
    }
}
