using Parvis.Data;

namespace Parvis.Features.Clocks.Items;

public static class ItemsDemandQueries
{
    /// <summary>What was asked about one request, in the order of the lists.</summary>
    public static IQueryable<ItemsDemand> ItemsDemandsOf(this ParvisDbContext db, long requestId) =>
        db.Set<ItemsDemand>().Where(d => d.RequestId == requestId).OrderBy(d => d.Id);
}
