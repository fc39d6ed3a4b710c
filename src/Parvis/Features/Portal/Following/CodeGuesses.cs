using System.Net;
using System.Threading.RateLimiting;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Portal.Following;

/// <summary>Nobody tries many codes: neither from one place, nor for one request.</summary>
public sealed class CodeGuesses : IDisposable
{
    const int FromOnePlace = 20;
    const int ForOneRequest = 10;

    readonly PartitionedRateLimiter<string> places = VisitorPlace.Limit(FromOnePlace);
    readonly PartitionedRateLimiter<string> requests = VisitorPlace.Limit(ForOneRequest);

    /// <param name="from">Of who tries; an IPv6 network is one place.</param>
    /// <param name="reference">However it is typed; one that does not exist is counted like one that does.</param>
    public bool MayTry(IPAddress? from, string? reference)
    {
        // First: who may not try any more costs no memory.
        using var place = places.AttemptAcquire(VisitorPlace.Of(from));
        if (!place.IsAcquired || !RequestReference.TryNormalize(reference, out var known))
            return place.IsAcquired;
        using var request = requests.AttemptAcquire(known);
        return request.IsAcquired;
    }

    public void Dispose()
    {
        places.Dispose();
        requests.Dispose();
    }
}
