using System.Net;
using System.Threading.RateLimiting;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Portal.Answers;

/// <summary>A place gives few opinions in a quarter of an hour: a library, never a machine.</summary>
public sealed class AnswerRate : IDisposable
{
    const int Most = 30;

    readonly PartitionedRateLimiter<string> places = VisitorPlace.Limit(Most);

    public void RefuseMany(IPAddress? from)
    {
        using var lease = places.AttemptAcquire(VisitorPlace.Of(from));
        if (!lease.IsAcquired)
            throw new RefusedException("Beaucoup d'avis viennent d'être donnés d'ici : attendez un quart d'heure.");
    }

    public void Dispose() => places.Dispose();
}
