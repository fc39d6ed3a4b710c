using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Clocks;

/// <summary>On the page of a request: the date the law gives, what happens then, and why.</summary>
public sealed class StatutoryClockPanel(StatutoryClocks clocks) : IRequestPagePanel
{
    public int Order => 0;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    ) =>
        await clocks.ReadAsync(request, cancellationToken) is { } read
            ? new PagePanel(
                "/Features/Clocks/_StatutoryClock.cshtml",
                new ShownClock(request.Reference, read),
                PanelPlace.Facts
            )
            : null;
}

public sealed record ShownClock(string Reference, StatutoryClock Clock);
