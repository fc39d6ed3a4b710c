using System.Collections.Concurrent;
using Parvis.Data.Outages;

namespace Parvis.Features.Api.Webhooks;

/// <summary>
/// Each subscription sends in a lane of its own, a few calls at a time: a slow target fills its lane and delays no
/// other. The order of calls is not promised.
/// </summary>
public sealed partial class WebhookLanes(IServiceScopeFactory scopes, OutageLog outages, ILogger<WebhookLanes> log)
{
    const int AtOnce = 4;

    const int Batch = 50;

    readonly ConcurrentDictionary<Guid, Lazy<Task>> running = new();

    public void Start(Guid subscription, CancellationToken cancellationToken) =>
        _ = running
            .GetOrAdd(
                subscription,
                s => new Lazy<Task>(() => Task.Run(() => DrainAsync(s, cancellationToken), cancellationToken))
            )
            .Value;

    /// <summary>Once every lane that runs now is empty.</summary>
    public Task SettledAsync() => Task.WhenAll(running.Values.Select(lane => lane.Value));

    async Task DrainAsync(Guid subscription, CancellationToken cancellationToken)
    {
        try
        {
            while (await DueAsync(subscription, cancellationToken) is { Count: > 0 } due)
            {
                await Parallel.ForEachAsync(
                    due,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                    async (id, stop) =>
                    {
                        await using var scope = scopes.CreateAsyncScope();
                        await scope.ServiceProvider.GetRequiredService<WebhookCall>().MakeAsync(id, stop);
                    }
                );
            }
        }
#pragma warning disable CA1031 // Nobody awaits a lane: what went wrong is logged, and the next turn opens it anew.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (OutageSigns.Of(failure) is { } outage)
                outages.Note(outage, failure);
            else if (!cancellationToken.IsCancellationRequested)
                LogFailure(failure, subscription);
        }
        finally
        {
            running.TryRemove(subscription, out _);
        }
    }

    async Task<IReadOnlyList<long>> DueAsync(Guid subscription, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WebhookStore>()
            .DueAsync(subscription, Batch, cancellationToken);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Calls of webhook {Subscription} stopped; they go on at the next turn."
    )]
    partial void LogFailure(Exception failure, Guid subscription);
}
