namespace Parvis.Features.Requests.Page;

/// <summary>Something a higher slice shows at the foot of the conversation: an answer about to leave, a receipt to print.</summary>
public interface IRequestPagePanel
{
    /// <summary>Where it stands among the others.</summary>
    int Order { get; }

    /// <summary>The partial to render, with its model; null when there is nothing to show.</summary>
    Task<PagePanel?> ReadAsync(CitizenRequest request, CancellationToken cancellationToken);
}

/// <param name="Partial">Path of the partial, such as « /Features/Replies/_QueuedReply.cshtml ».</param>
public sealed record PagePanel(string Partial, object Model);
