using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Topics;

namespace Parvis.Features.Clocks;

/// <summary>On the page of a request: the date the law gives, what happens then, and why.</summary>
public sealed class StatutoryClockPanel(StatutoryClocks clocks, TopicCatalogue topics) : IRequestPagePanel
{
    public int Order => 0;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    ) =>
        await ClockAsync(request, conversation, cancellationToken) is { } read
            ? new PagePanel(
                "/Features/Clocks/_StatutoryClock.cshtml",
                new ShownClock(
                    request.Reference,
                    read,
                    (await topics.GetAsync(cancellationToken)).Find(request.TopicId) is { IsMaybeNoRequest: true }
                ),
                PanelPlace.Facts
            )
            : null;

    /// <summary>What was asked of the resident was asked in writing: without a notice there is nothing to look for.</summary>
    async ValueTask<StatutoryClock?> ClockAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    ) =>
        conversation.Any(i =>
            i.Message is { Kind: CorrespondenceKind.Acknowledgement or CorrespondenceKind.ItemsDemand }
        )
            ? await clocks.ReadAsync(request, cancellationToken)
            : await clocks.ReadAsync(request, [], cancellationToken);
}

/// <param name="MaybeNoRequest">A report, of which the town has not said whether silence decides.</param>
public sealed record ShownClock(string Reference, StatutoryClock Clock, bool MaybeNoRequest);
