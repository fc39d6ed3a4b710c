using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Intake;

/// <summary>Open requests that what is being typed may be about: those of the person, and those of the place.</summary>
public sealed class LikelyDuplicates(ParvisDbContext db)
{
    public const int Most = 5;
    const int ShortestPlace = 4;

    /// <summary>In the order of likelihood: same person and topic, same person, same place.</summary>
    public async Task<IReadOnlyList<RequestRow>> FindAsync(
        IReadOnlyCollection<long> people,
        Guid? topicId,
        string? place,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var placeKey = Folding.Fold(place);
        if (people.Count == 0 && placeKey.Length < ShortestPlace)
            return [];
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Where(r => RequestStatuses.Open.Contains(r.Status));
        // Two searches, each on its own index, rather than one that reads the table.
        var ofPerson =
            people.Count == 0
                ? []
                : await RowsAsync(
                    open.Where(r => r.RequesterId != null && people.Contains(r.RequesterId.Value)),
                    topicId,
                    cancellationToken
                );
        var there =
            placeKey.Length < ShortestPlace
                ? []
                : await RowsAsync(open.Where(r => r.PlaceKey == placeKey), topicId, cancellationToken);
        return [.. ofPerson.Concat(there).DistinctBy(r => r.Id).Take(Most)];
    }

    async Task<IEnumerable<RequestRow>> RowsAsync(
        IQueryable<CitizenRequest> requests,
        Guid? topicId,
        CancellationToken cancellationToken
    )
    {
        var rows = await requests
            .OrderBy(r => r.TopicId == topicId ? 0 : 1)
            .ThenByDescending(r => r.Id)
            .Take(Most)
            .AsRows(db)
            .ToListAsync(cancellationToken);
        return rows.OrderBy(r => r.TopicId == topicId ? 0 : 1).ThenByDescending(r => r.Id);
    }
}
