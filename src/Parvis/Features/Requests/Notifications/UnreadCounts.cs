using System.Collections.Concurrent;

namespace Parvis.Features.Requests.Notifications;

/// <summary>
/// How many notifications wait for each agent, for the frame of every page. Remembered for a moment, so that the frame
/// costs no command of its own; another node's news shows that much later.
/// </summary>
public sealed class UnreadCounts(TimeProvider clock)
{
    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<Guid, (int Count, DateTimeOffset At)> counts = new();

    public async ValueTask<int> OfAsync(Guid agentId, Func<Task<int>> read)
    {
        var now = clock.GetUtcNow();
        if (counts.TryGetValue(agentId, out var known) && now - known.At < Remembered)
            return known.Count;
        var count = await read();
        counts[agentId] = (count, now);
        return count;
    }

    public void Forget(Guid agentId) => counts.TryRemove(agentId, out _);
}
