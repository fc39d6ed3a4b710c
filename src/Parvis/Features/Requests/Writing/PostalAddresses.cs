using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requests.Writing;

public static class PostalAddresses
{
    /// <summary>Requests of which somebody, of <see cref="Addressees.AddresseesAsync"/>, can get a letter.</summary>
    public static IQueryable<CitizenRequest> WithPostalAddress(this ParvisDbContext db)
    {
        var addressed = db.Set<ContactPoint>().Where(c => c.Kind == ContactKind.Address && c.FailedAt == null);
        return db.Set<CitizenRequest>()
            .Where(r => r.RequesterId != null)
            .Where(r =>
                addressed.Any(c => c.RequesterId == r.RequesterId)
                || addressed.Any(c => c.RequesterId == r.RepresentativeId)
                || db.Set<CitizenRequest>()
                    .Any(m => m.MergedIntoId == r.Id && addressed.Any(c => c.RequesterId == m.RequesterId))
            );
    }
}
