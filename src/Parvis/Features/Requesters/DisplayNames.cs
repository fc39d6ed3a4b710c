using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requesters;

public static class DisplayNames
{
    /// <summary>Null when nobody has this number. A sheet made in the same breath is not asked for.</summary>
    public static async Task<string?> DisplayNameAsync(
        this ParvisDbContext db,
        long? requesterId,
        CancellationToken cancellationToken
    )
    {
        if (requesterId is not { } id)
            return null;
        return db.Set<Requester>().Local.FindEntry(id)?.Entity.DisplayName
            ?? await db.Set<Requester>()
                .Where(r => r.Id == id)
                .Select(r => r.DisplayName)
                .FirstOrDefaultAsync(cancellationToken);
    }
}
