using Parvis.Data.Outbox;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>Nobody waits for an acknowledgement, nor sends items, once the answer has left (CRPA L112-6).</summary>
public sealed class NoticeCheck(DepartureCheck departures) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.Notice;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var departing = await departures.ReadAsync(message, cancellationToken);
        return departing.Request is { } request && ReceiptCheck.WhyOver(request) is { } why
            ? new CallOff(why)
            : departing.Verdict;
    }
}
