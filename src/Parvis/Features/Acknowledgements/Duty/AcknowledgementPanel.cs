using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>On the page of a request: was it acknowledged as the law asks, and what follows when it was not.</summary>
public sealed class AcknowledgementPanel(AcknowledgementKeeper keeper, TownClock town) : IRequestPagePanel
{
    public int Order => 1;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    ) =>
        await keeper.FindAsync(request.Id, cancellationToken) is { } duty && (request.IsOpen || !duty.IsOwed)
            ? new PagePanel(
                "/Features/Acknowledgements/Duty/_Acknowledgement.cshtml",
                new ShownAcknowledgement(
                    request.Reference,
                    request.IsOpen,
                    duty,
                    conversation.Select(i => i.Message).FirstOrDefault(m => m?.Id == duty.MessageId),
                    await town.TodayAsync(cancellationToken)
                ),
                PanelPlace.Facts
            )
            : null;
}

/// <param name="Open">It still waits for an answer.</param>
/// <param name="Message">What gives it, when the page shows it.</param>
/// <param name="Today">A local day.</param>
public sealed record ShownAcknowledgement(
    string Reference,
    bool Open,
    Acknowledgement Duty,
    Correspondence? Message,
    DateOnly Today
);
