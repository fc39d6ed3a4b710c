using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;

namespace Parvis.Features.Acknowledgements;

/// <summary>Fills the receipt of one request; a confidential one names neither topic nor department.</summary>
public sealed class ReceiptWriter(
    ParvisDbContext db,
    MentionReader mentions,
    TopicCatalogue topics,
    SettingsStore settings,
    FollowUpKeys followUps,
    TownClock clock,
    PortalWords words
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
        var receivedOn = DateOnly.FromDateTime(received);
        var acknowledged = confidential || kind != AcknowledgementKind.Plain;
        // Somebody who asked the same follows a request of their own, never this one.
        var signed = to is { AlsoAsked: true }
            ? writes
            : writes with
            {
                FollowUp = FollowUpAccess.Of(request, followUps, town),
            };
        var read = words.In(await LanguageAsync(request, cancellationToken));
        return new ReceiptText(
            signed,
            receivedOn,
            to?.Salutation ?? "Madame, Monsieur",
            confidential,
            acknowledged,
            read is null ? null : ReceiptInLanguage.Write(read, request, receivedOn, signed, acknowledged)
        );
    }

    async Task<string?> LanguageAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.RequesterId is { } id
            ? await db.Set<Requester>()
                .Where(r => r.Id == id)
                .Select(r => r.Language)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
}
