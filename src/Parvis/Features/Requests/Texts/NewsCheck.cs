using Parvis.Data.Outbox;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Requests.Texts;

/// <summary>Where a request stood is of no use any more once it is ended.</summary>
public sealed class NewsCheck(DepartureCheck departures) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.News;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var departing = await departures.ReadAsync(message, cancellationToken);
        return departing is { Request: { IsOpen: false, EndedAt: { } ended }, Said: { } said } && said.At <= ended
            ? new CallOff("la demande est close.")
            : departing.Verdict;
    }
}
