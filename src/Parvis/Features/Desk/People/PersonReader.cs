using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Desk.People;

/// <summary>Reads a person's sheet in six SQL commands, whatever the number of their requests.</summary>
public sealed class PersonReader(
    ParvisDbContext db,
    RequesterService people,
    RequesterNeeds needs,
    RequesterTies ties,
    CircleWarnings warnings,
    PeopleServed served,
    TownClock clock
)
{
    const int MostShown = 40;

    public Task<Requester?> FindAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken) =>
        people.FindAsync(publicId, viewer, cancellationToken);

    /// <summary>Where a sheet that was merged lives on; null when it was not, or for who may not know.</summary>
    public Task<string?> KeptAsync(Requester absorbed, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<Requester>()
            .VisibleTo(viewer)
            .Where(r => r.Id == absorbed.MergedIntoId)
            .Select(r => r.PublicId)
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<PersonView> ReadAsync(
        Requester person,
        long? before,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var id = person.Id;
        var theirs = db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Where(r => r.RequesterId == id || r.RepresentativeId == id);
        var rows = await theirs
            .Where(r => r.EndedAt == null || before == null || r.Id < before)
            .OrderBy(r => r.EndedAt == null ? 0 : 1)
            .ThenByDescending(r => r.Id)
            .Take(MostShown + 1)
            .AsRows(db)
            .ToListAsync(cancellationToken);
        var shown = rows.OrderByDescending(r => r.Status.IsOpen()).ThenByDescending(r => r.Id).Take(MostShown).ToList();
        var open = shown.FindAll(r => r.Status.IsOpen());
        var ended = shown.FindAll(r => !r.Status.IsOpen());
        var serves =
            PeopleServed.Serves(viewer, open.Select(r => r.DepartmentId))
            || (open.Count == MostShown && await served.ServesAsync(viewer, id, cancellationToken));
        var today = await clock.TodayAsync(cancellationToken);
        return new PersonView
        {
            Person = person,
            Open = [.. open.OrderBy(r => r.SortDue).ThenBy(r => r.Id)],
            Ended = ended,
            OlderThan = rows.Count > MostShown && ended.Count > 0 ? ended[^1].Id : null,
            Needs = serves ? await needs.OfAsync(id, cancellationToken) : null,
            Relatives = await ties.RelativesAsync(id, viewer, cancellationToken),
            Mandates = await ties.MandatesAsync(id, today, viewer, cancellationToken),
            Warnings = await WarningsAsync(id, viewer, cancellationToken),
            Merges = await MergesAsync(id, viewer, cancellationToken),
            Today = today,
        };
    }

    /// <summary>Nobody outside a circle has any: no command for them.</summary>
    async Task<IReadOnlyList<CircleWarning>> WarningsAsync(
        long id,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        viewer.Circles.Count == 0
            ? []
            : await warnings
                .OpenFor(viewer)
                .Where(w => w.SeenId == id || w.HiddenId == id)
                .ToListAsync(cancellationToken);

    async Task<IReadOnlyList<MergeRow>> MergesAsync(long id, Viewer viewer, CancellationToken cancellationToken)
    {
        var zone = await clock.ZoneAsync(cancellationToken);
        var merges = await (
            from merge in db.Set<RequesterMerge>()
            where merge.KeptId == id && merge.UndoneAt == null
            join absorbed in db.Set<Requester>().VisibleTo(viewer) on merge.AbsorbedId equals absorbed.Id
            orderby merge.Id
            select new MergeRow(merge.PublicId, absorbed.DisplayName, merge.Reason, merge.By, merge.At)
        ).ToListAsync(cancellationToken);
        return [.. merges.Select(m => m with { At = TimeZoneInfo.ConvertTimeFromUtc(m.At, zone) })];
    }
}
