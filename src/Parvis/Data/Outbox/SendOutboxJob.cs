using Parvis.Data.Jobs;
using Parvis.Data.Outages;

namespace Parvis.Data.Outbox;

/// <summary>
/// Sends what is due and records how it ended, one message at a time and each on its own. No transaction is open
/// while a server is talked to.
/// </summary>
public sealed partial class SendOutboxJob(
    OutboxStore queue,
    IMailTransport transport,
    IOutgoingEnvelope envelope,
    IEnumerable<IOutboxCheck> checks,
    IEnumerable<IOutboxOutcome> outcomes,
    ParvisDbContext db,
    Transactions transactions,
    ILogger<SendOutboxJob> log
) : IJob
{
    const int Batch = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await queue.DueAsync(Batch, cancellationToken))
        {
            try
            {
                await HandleAsync(id, cancellationToken);
            }
#pragma warning disable CA1031 // One bad message never stops the others.
            catch (Exception failure)
                when (!cancellationToken.IsCancellationRequested && OutageSigns.Of(failure) is null)
#pragma warning restore CA1031
            {
                LogFailure(failure, id);
                await queue.PostponeAsync(id, cancellationToken);
            }

            // Records are read afresh for each message: somebody may have acted on them meanwhile.
            db.ChangeTracker.Clear();
        }
    }

    async Task HandleAsync(long id, CancellationToken cancellationToken)
    {
        if (await queue.LeaseAsync(id, cancellationToken) is { } leased)
            await SendAsync(leased, cancellationToken);
        if (
            await queue.FindAsync(id, cancellationToken) is
            { State: OutboxState.Sent or OutboxState.Failed or OutboxState.Cancelled } ended
        )
            await RecordAsync(ended, cancellationToken);
    }

    async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            switch (await CheckAsync(message, cancellationToken))
            {
                case CallOff(var why):
                    await queue.MarkCalledOffAsync(message, why, cancellationToken);
                    return;
                case HoldBack held:
                    await queue.HoldAsync(message, held, cancellationToken);
                    return;
                case GiveUp(var why):
                    throw new MailRefusedException(why, forGood: true);
            }

            var mail = await envelope.AddressAsync(message, cancellationToken);
            await transport.SendAsync(mail, message.MessageKey, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it counts as a try, or it would be tried for ever.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogRefusal(failure, message.Id, message.Attempts);
            var refusal =
                failure as MailRefusedException
                ?? new MailRefusedException("L'envoi s'est arrêté sur un incident technique.", forGood: false, failure);
            await queue.MarkRefusedAsync(message, refusal, cancellationToken);
            return;
        }

        // It is gone: stopping the program must not keep us from noting it.
        await queue.MarkSentAsync(message, CancellationToken.None);
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

    Task RecordAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (!await queue.CloseAsync(message, cancellationToken))
                    return;
                var outcome = outcomes.Single(o => o.Kind == message.Kind);
                await (
                    message.State switch
                    {
                        OutboxState.Sent => outcome.SentAsync(message, cancellationToken),
                        OutboxState.Cancelled => outcome.CalledOffAsync(message, cancellationToken),
                        _ => outcome.FailedAsync(message, cancellationToken),
                    }
                );
            },
            cancellationToken
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox message {Id} could not be handled; it is taken up later.")]
    partial void LogFailure(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Id} was not accepted at try {Attempt}.")]
    partial void LogRefusal(Exception refusal, long id, int attempt);
}
