using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requesters.Care;

/// <summary>What the town must do for a person. Ask first whether the viewer serves this person: nobody else reads it.</summary>
public sealed class RequesterNeeds(ParvisDbContext db, TimeProvider clock)
{
    public Task<List<RequesterNeed>> OfAsync(long requesterId, CancellationToken cancellationToken) =>
        db.Set<RequesterNeed>()
            .AsNoTracking()
            .Where(n => n.RequesterId == requesterId)
            .OrderBy(n => n.Id)
            .ToListAsync(cancellationToken);

    public void Record(long requesterId, string? what, string? source, Viewer viewer) =>
        db.Add(RequesterNeed.Record(requesterId, what, source, viewer.Name, clock.GetUtcNow().UtcDateTime));

    /// <summary>At once and for good, as the person asks.</summary>
    public Task<int> EraseAsync(long requesterId, string? publicId, CancellationToken cancellationToken) =>
        db.Set<RequesterNeed>()
            .Where(n => n.RequesterId == requesterId && n.PublicId == publicId)
            .ExecuteDeleteAsync(cancellationToken);
}
