namespace Parvis.Data.Outbox;

/// <summary>The slice that wrote a message learns how it ended, in a transaction of its own; may be told twice.</summary>
public interface IOutboxOutcome
{
    OutboxKind Kind { get; }

    Task SentAsync(OutboxMessage message, CancellationToken cancellationToken);

    Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Nothing left, see <see cref="CallOff"/>; not when somebody took it back.</summary>
    Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken);
}
