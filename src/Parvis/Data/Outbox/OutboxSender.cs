namespace Parvis.Data.Outbox;

/// <summary>Sends one message and records how it ended. No transaction is open while a server is talked to.</summary>
public sealed partial class OutboxSender(
    OutboxStore queue,
    IMailTransport transport,
    ITextMessageTransport texts,
    IOutgoingEnvelope envelope,
    IEnumerable<IOutboxCheck> checks,
    IEnumerable<IOutboxOutcome> outcomes,
    Transactions transactions,
    ILogger<OutboxSender> log
)
{
    public async Task HandleAsync(long id, CancellationToken cancellationToken)
    {
        if (await queue.LeaseAsync(id, cancellationToken) is { } leased && await SendAsync(leased, cancellationToken))
            return;
        // Never cut short: what has happened to a message is known now, and may not be later.
        await RecordAsync(id, CancellationToken.None);
    }

    /// <summary>True when how it ended is recorded already.</summary>
    async Task<bool> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            switch (await CheckAsync(message, cancellationToken))
            {
                case CallOff(var why):
                    await queue.MarkCalledOffAsync(message, why, cancellationToken);
                    return false;
                case HoldBack held:
                    await queue.HoldAsync(message, held, cancellationToken);
                    return false;
                case GiveUp(var why):
                    throw new MailRefusedException(why, forGood: true);
            }

            await CarryAsync(message, cancellationToken);
        }
        catch (MailRefusedException refusal)
        {
            await NoteAsync(message, refusal);
            return false;
        }
#pragma warning disable CA1031 // Whatever it is, it counts as a try, or it would be tried for ever.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await NoteAsync(
                message,
                new MailRefusedException("L'envoi s'est arrêté sur un incident technique.", forGood: false, failure)
            );
            return false;
        }

        await NoteSentAsync(message);
        return true;
    }

    async Task CarryAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Carrier == OutboxCarrier.TextMessage)
        {
            await texts.SendAsync(message.Text, message.MessageKey, cancellationToken);
            return;
        }

        var mail = await envelope.AddressAsync(message, cancellationToken);
        await transport.SendAsync(mail, message.MessageKey, cancellationToken);
    }

    Task NoteAsync(OutboxMessage message, MailRefusedException refusal)
    {
        LogRefusal(refusal, message.Id, message.Attempts);
        return queue.MarkRefusedAsync(message, refusal, CancellationToken.None);
    }

    /// <summary>With its outcome when that can be recorded; alone otherwise, since it is gone.</summary>
    async Task NoteSentAsync(OutboxMessage message)
    {
        try
        {
            await transactions.RunAsync(
                async () =>
                {
                    if (!await queue.MarkSentAsync(message, CancellationToken.None))
                        LogSentTwice(message.Id);
                    await RecordAsync(message.Id, CancellationToken.None);
                },
                CancellationToken.None
            );
        }
        catch
        {
            await queue.MarkSentAsync(message, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The slice that wrote it first: what nobody waits for needs no other question.</summary>
    async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var asked = checks.Where(c => c.Kind is null || c.Kind == message.Kind).OrderBy(c => c.Kind is null);
        foreach (var check in asked)
        {
            if (await check.CheckAsync(message, cancellationToken) is var verdict and not LetGo)
                return verdict;
        }

        return OutboxVerdict.Go;
    }

    /// <summary>Once, whoever comes first; nothing when it has not ended or is recorded already.</summary>
    async Task RecordAsync(long id, CancellationToken cancellationToken)
    {
        if (
            await queue.FindAsync(id, cancellationToken)
                is not { State: OutboxState.Sent or OutboxState.Failed or OutboxState.Cancelled } ended
            || ended.DueAt == OutboxMessage.Never
        )
            return;
        await transactions.RunAsync(
            async () =>
            {
                if (!await queue.CloseAsync(ended, cancellationToken))
                    return;
                var outcome = outcomes.Single(o => o.Kind == ended.Kind);
                await (
                    ended.State switch
                    {
                        OutboxState.Sent => outcome.SentAsync(ended, cancellationToken),
                        OutboxState.Cancelled => outcome.CalledOffAsync(ended, cancellationToken),
                        _ => outcome.FailedAsync(ended, cancellationToken),
                    }
                );
            },
            cancellationToken
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Id} was not accepted at try {Attempt}.")]
    partial void LogRefusal(Exception refusal, long id, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Id} was sent by two senders.")]
    partial void LogSentTwice(long id);
}
