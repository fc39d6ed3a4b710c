using System.Net;
using System.Threading.RateLimiting;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>A place sends few answers in a quarter of an hour: tablets of a busy town hall, never a machine.</summary>
public sealed class CampaignRate : IDisposable
{
    const int Most = 120;

    readonly PartitionedRateLimiter<string> places = VisitorPlace.Limit(Most);

    public void RefuseMany(IPAddress? from)
    {
        using var lease = places.AttemptAcquire(VisitorPlace.Of(from));
        if (!lease.IsAcquired)
            throw new RefusedException(
                "Beaucoup de réponses viennent d'arriver d'ici : attendez un quart d'heure, et recommencez."
            );
    }

    public void Dispose() => places.Dispose();
}
