using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements;

/// <summary>Fills the receipt of one request; a confidential one names neither topic nor department.</summary>
public sealed class ReceiptWriter(MentionReader mentions, TownClock clock)
{
    public async Task<ReceiptText> WriteAsync(
        CitizenRequest request,
        Addressee? to,
        CancellationToken cancellationToken
    )
    {
        var confidential = request.CircleId is not null;
        var received = await clock.ToLocalAsync(request.ReceivedAt, cancellationToken);
        return new ReceiptText(
            confidential
                ? await mentions.ReadNeutralAsync(request, cancellationToken)
                : await mentions.ReadAsync(request, cancellationToken),
            DateOnly.FromDateTime(received),
            to?.Salutation ?? "Madame, Monsieur",
            confidential
        );
    }
}
