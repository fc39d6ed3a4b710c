using System.Threading.RateLimiting;

namespace Parvis.Features.Api.Keys;

/// <summary>
/// So many calls in each minute of the clock for each key. The framework's limiters look at the machine's clock; cut
/// by the minute of ours they can be tested, and those of past minutes are dropped by the framework.
/// </summary>
public sealed class ApiRate(TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<(KnownKey Key, long Minute)> limiter = PartitionedRateLimiter.Create<
        (KnownKey Key, long Minute),
        (Guid, int, long)
    >(call =>
        RateLimitPartition.GetFixedWindowLimiter(
            (call.Key.Id, call.Key.RequestsPerMinute, call.Minute),
            limit => new FixedWindowRateLimiterOptions { PermitLimit = limit.Item2, Window = Window }
        )
    );

    /// <summary>Null when the call may go on; otherwise how long to wait.</summary>
    public TimeSpan? WaitFor(KnownKey key)
    {
        var now = clock.GetUtcNow().Ticks;
        var minute = now / Window.Ticks;
        using var lease = limiter.AttemptAcquire((key, minute));
        return lease.IsAcquired ? null : TimeSpan.FromTicks(((minute + 1) * Window.Ticks) - now);
    }

    public void Dispose() => limiter.Dispose();
}
