using Parvis.Data.Jobs;
using Parvis.Data.Outages;

namespace Parvis.Data.Outbox;

/// <summary>
/// Sends what is due until nothing is, each message on its own. A few side by side, since a server may take minutes to
/// answer for one; those of one address in their order.
/// </summary>
public sealed partial class SendOutboxJob(OutboxStore queue, IServiceScopeFactory scopes, ILogger<SendOutboxJob> log)
    : IJob
{
    const int Batch = 100;

    /// <summary>Few enough for a relay that counts connections.</summary>
    const int AtOnce = 4;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        IReadOnlyList<DueMessage> due;
        do
        {
            due = await queue.DueAsync(Batch, cancellationToken);
            await Parallel.ForEachAsync(
                due.GroupBy(m => m.Recipient),
                atOnce,
                // Not the loop's own token: what one meets must not cut short the sending of another.
                async (ofAddress, _) =>
                {
                    foreach (var message in ofAddress)
                        await TryAsync(message.Id, cancellationToken);
                }
            );
        } while (due.Count == Batch);
    }

    async Task TryAsync(long id, CancellationToken cancellationToken)
    {
        // Records are read afresh for each message: somebody may have acted on them meanwhile.
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<OutboxSender>().HandleAsync(id, cancellationToken);
        }
#pragma warning disable CA1031 // One bad message never stops the others.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OutageSigns.Of(failure) is null)
#pragma warning restore CA1031
        {
            LogFailure(failure, id);
            await scope.ServiceProvider.GetRequiredService<OutboxStore>().PostponeAsync(id, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox message {Id} could not be handled; it is taken up later.")]
    partial void LogFailure(Exception failure, long id);
}
