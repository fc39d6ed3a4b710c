using System.Net;
using System.Threading.RateLimiting;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking;

/// <summary>A place begins and sends few drafts in a quarter of an hour: a town's library, never a machine.</summary>
public sealed class AskRate : IDisposable
{
    const int Most = 60;

    readonly PartitionedRateLimiter<string> places = VisitorPlace.Limit(Most);

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
