namespace Parvis.Data.Outbox;

/// <summary>
/// Known by a slice above: in whose name a message leaves, where its answer comes back, and which conversation it goes on.
/// Asked when it is sent, since mailboxes change while messages wait.
/// </summary>
public interface IOutgoingEnvelope
{
    Task<OutgoingMail> AddressAsync(OutboxMessage message, CancellationToken cancellationToken);
}
