using Parvis.Data;

namespace Parvis.Features.Clocks.Elsewhere;

public static class ForwardingQueries
{
    /// <summary>Where one request was sent on to, in order.</summary>
    public static IQueryable<Forwarding> ForwardingsOf(this ParvisDbContext db, long requestId) =>
        db.Set<Forwarding>().Where(f => f.RequestId == requestId).OrderBy(f => f.Id);

    /// <summary>See <see cref="Forwarding.Bears"/>.</summary>
    public static IQueryable<Forwarding> Bearing(this IQueryable<Forwarding> forwardings) =>
        forwardings.Where(f => f.SentOn != null || f.ReceivedOn != null);
}
