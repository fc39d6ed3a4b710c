using Parvis.Data.Outbox;

namespace Parvis.Features.Reminders.Digests;

/// <summary>However it ended, its words are of no use any more: they name requests, and nobody keeps a copy.</summary>
public sealed partial class DigestOutcome(OutboxStore outbox, ILogger<DigestOutcome> log) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Digest;

    public Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    /// <summary>No request is in trouble: only whoever runs the program can do something about it.</summary>
    public Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        LogFailure(message.Recipient, message.LastError);
        return outbox.ForgetWordsAsync(message, cancellationToken);
    }

    public Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of {Recipient} could not leave: {Reason}")]
    partial void LogFailure(string recipient, string reason);
}
