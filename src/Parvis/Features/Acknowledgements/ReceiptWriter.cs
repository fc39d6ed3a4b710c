using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements;

/// <summary>Fills the receipt of one request; a confidential one names neither topic nor department.</summary>
public sealed class ReceiptWriter(
    MentionReader mentions,
    TopicCatalogue topics,
    SettingsStore settings,
    FollowUpKeys followUps,
    TownClock clock
)
{
    public async Task<ReceiptText> WriteAsync(
        CitizenRequest request,
        Addressee? to,
        CancellationToken cancellationToken
    )
    {
        var confidential = request.CircleId is not null;
        var received = await clock.ToLocalAsync(request.ReceivedAt, cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        var kind = AcknowledgementKinds.Of(tree.LimitOf(request.TopicId).Regime, tree.Find(request.TopicId));
        var writes = confidential
            ? await mentions.ReadNeutralAsync(request, cancellationToken)
            : await mentions.ReadAsync(request, cancellationToken);
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return new ReceiptText(
            // Somebody who asked the same follows a request of their own, never this one.
            to is { AlsoAsked: true }
                ? writes
                : writes with
                {
                    FollowUp = FollowUpAccess.Of(request, followUps, town),
                },
            DateOnly.FromDateTime(received),
            to?.Salutation ?? "Madame, Monsieur",
            confidential,
            confidential || kind != AcknowledgementKind.Plain
        );
    }
}
