using System.Net;
using System.Threading.RateLimiting;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Guard;

/// <summary>
/// How many requests were just sent, from one place and in all: above what the town sets, each one more is checked. Counted by
/// each node for itself, in memory: where somebody wrote from is written nowhere.
/// </summary>
public sealed class AskPressure(TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>A flood must not fill the memory; far above any threshold.</summary>
    const int MostKept = 20_000;

    /// <summary>Of messages that ask to confirm, to one address in a quarter of an hour: nobody is flooded through the town.</summary>
    const int MostToOne = 2;

    readonly Lock turn = new();
    readonly Queue<(DateTimeOffset At, string Place)> sent = new();
    readonly PartitionedRateLimiter<string> addresses = VisitorPlace.Limit(MostToOne);

    public void Count(IPAddress? from)
    {
        lock (turn)
        {
            sent.Enqueue((clock.GetUtcNow(), VisitorPlace.Of(from)));
            if (sent.Count > MostKept)
                sent.Dequeue();
        }
    }

    public bool IsHigh(IPAddress? from, RequestSettings rules)
    {
        var (place, since) = (VisitorPlace.Of(from), clock.GetUtcNow() - Window);
        lock (turn)
        {
            while (sent.TryPeek(out var oldest) && oldest.At <= since)
                sent.Dequeue();
            return sent.Count >= rules.ChecksAboveTown || sent.Count(s => s.Place == place) >= rules.ChecksAbovePlace;
        }
    }

    public bool MayWriteTo(string address)
    {
        using var lease = addresses.AttemptAcquire(address.ToUpperInvariant());
        return lease.IsAcquired;
    }

    public void Dispose() => addresses.Dispose();
}
