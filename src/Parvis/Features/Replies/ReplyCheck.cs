using Parvis.Data.Outbox;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies;

/// <summary>An answer somebody confirmed leaves whatever became of its request, unless nobody can get it any more.</summary>
public sealed class ReplyCheck(DepartureCheck departures) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.Reply;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        (await departures.ReadAsync(message, cancellationToken)).Verdict;
}
