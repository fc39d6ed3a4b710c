using Parvis.Data.Outbox;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>
/// Nobody waits for an acknowledgement, nor sends items, once the answer has left (CRPA L112-6). One that waited for days
/// tells no date that has changed: it is given back to who handles the request.
/// </summary>
public sealed class NoticeCheck(DepartureCheck departures, NoticeTruth truth) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.Notice;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var departing = await departures.ReadAsync(message, cancellationToken);
        if (departing is not { Request: { } request, Said: { } notice })
            return departing.Verdict;
        if (ReceiptCheck.WhyOver(request) is { } why)
            return new CallOff(why);
        return departing.Obstacle is null && await truth.WhyStaleAsync(request, notice, cancellationToken) is { } stale
            ? new GiveUp($"{stale} Écrivez-le de nouveau, s'il le faut.")
            : departing.Verdict;
    }
}
