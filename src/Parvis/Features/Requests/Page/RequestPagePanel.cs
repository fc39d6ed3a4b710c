namespace Parvis.Features.Requests.Page;

/// <summary>Something a higher slice shows on the page of a request: an answer about to leave, the date the law gives.</summary>
public interface IRequestPagePanel
{
    /// <summary>Where it stands among the others.</summary>
    int Order { get; }

    /// <summary>The partial to render, with its model; null when there is nothing to show.</summary>
    /// <param name="request">The one on the page.</param>
    /// <param name="conversation">What the page shows of it already: what is in it need not be asked for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    );
}

/// <param name="Partial">Path of the partial, such as « /Features/Replies/_QueuedReply.cshtml ».</param>
public sealed record PagePanel(string Partial, object Model, PanelPlace Place = PanelPlace.Conversation);

public enum PanelPlace
{
    /// <summary>At its foot.</summary>
    Conversation,

    /// <summary>Among who, when, what.</summary>
    Facts,
}
