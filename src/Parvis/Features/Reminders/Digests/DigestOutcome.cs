using Parvis.Data.Outbox;

namespace Parvis.Features.Reminders.Digests;

/// <summary>However it ended, its words are of no use any more: they name requests, and nobody keeps a copy.</summary>
public sealed class DigestOutcome(OutboxStore outbox) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Digest;

    public Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);
}
