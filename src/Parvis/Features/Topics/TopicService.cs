using Parvis.Features.Organisation;

namespace Parvis.Features.Topics;

/// <summary>The door of other slices to topics.</summary>
public sealed class TopicService(TopicCatalogue catalogue)
{
    public const int MaxSuggestions = 12;

    /// <summary>Topics this person may register a request about, nearest first.</summary>
    public async ValueTask<IReadOnlyList<TopicSuggestion>> SuggestAsync(
        string? typed,
        Viewer viewer,
        int take = MaxSuggestions,
        CancellationToken cancellationToken = default
    )
    {
        var tree = await catalogue.GetAsync(cancellationToken);
        return TopicSearch.Find(tree.OpenTo(viewer), typed, take);
    }
}
