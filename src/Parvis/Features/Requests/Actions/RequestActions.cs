using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>What every page about one verb of a request needs.</summary>
public sealed class RequestActions(
    ParvisDbContext db,
    CurrentViewer viewer,
    RequestChanges changes,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    RequestReader reader,
    TownClock clock,
    ShownRecords shown
)
{
    public Viewer Viewer => viewer.Value;

    public RequestChanges Changes => changes;

    public ParvisDbContext Db => db;

    public TownClock Clock => clock;

    public ValueTask<OrganisationSnapshot> OrganisationAsync(CancellationToken cancellationToken) =>
        directory.GetAsync(cancellationToken);

    public ValueTask<TopicTree> TopicsAsync(CancellationToken cancellationToken) => topics.GetAsync(cancellationToken);

    /// <summary>Null when it does not exist or this person may not know that it does.</summary>
    public async Task<CitizenRequest?> FindAsync(string? reference, CancellationToken cancellationToken)
    {
        var found = RequestReference.TryNormalize(reference, out var normalized)
            ? await db.Set<CitizenRequest>()
                .AsNoTracking()
                .VisibleTo(Viewer)
                .FirstOrDefaultAsync(r => r.Reference == normalized, cancellationToken)
            : null;
        shown.Note(found);
        return found;
    }

    /// <summary>What happened after the entry the person was looking at.</summary>
    public Task<IReadOnlyList<TimelineItem>> SinceAsync(
        CitizenRequest request,
        int seen,
        CancellationToken cancellationToken
    ) => reader.TimelineAsync(request, seen, known: [], cancellationToken);
}
