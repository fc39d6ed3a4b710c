using System.Net;
using System.Threading.RateLimiting;
using Parvis.Data;

namespace Parvis.Features.Portal.Asking;

/// <summary>A place begins few drafts in a quarter of an hour: a town's library, never a machine.</summary>
public sealed class AskRate : IDisposable
{
    const int Most = 60;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    readonly PartitionedRateLimiter<string> places = PartitionedRateLimiter.Create<string, string>(
        place =>
            RateLimitPartition.GetFixedWindowLimiter(
                place,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window }
            ),
        StringComparer.Ordinal
    );

    public void RefuseMany(IPAddress? from)
    {
        using var lease = places.AttemptAcquire(VisitorPlace.Of(from));
        if (!lease.IsAcquired)
            throw new RefusedException(
                "Beaucoup de demandes viennent d'être commencées d'ici : attendez un quart d'heure, ou appelez la mairie."
            );
    }

    public void Dispose() => places.Dispose();
}
