using System.Collections.Concurrent;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Presence;

/// <summary>Who is on which request right now. In memory: it is worth nothing after a restart.</summary>
public sealed class Presences(TimeProvider clock)
{
    /// <summary>A browser says it is still there every ten seconds; without JavaScript a visit counts this long.</summary>
    static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    readonly ConcurrentDictionary<(long RequestId, Guid AccountId), Present> present = new();

    public void Note(long requestId, Viewer viewer, Doing doing) =>
        present[(requestId, viewer.AccountId)] = new Present(viewer.Name, doing, clock.GetUtcNow());

    /// <summary>The others; those who answer first.</summary>
    public IReadOnlyList<Present> Others(long requestId, Viewer viewer)
    {
        var since = clock.GetUtcNow() - Lasts;
        foreach (var gone in present.Where(p => p.Value.At < since).Select(p => p.Key).ToList())
            present.TryRemove(gone, out _);
        return
        [
            .. present
                .Where(p => p.Key.RequestId == requestId && p.Key.AccountId != viewer.AccountId)
                .Select(p => p.Value)
                .OrderByDescending(p => p.Doing)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }
}

public sealed record Present(string Name, Doing Doing, DateTimeOffset At);

public enum Doing
{
    Reading,
    Replying,
}
