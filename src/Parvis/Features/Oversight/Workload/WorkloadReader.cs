using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Workload;

/// <summary>
/// Who has how much, for the head who shares the work out and the pilot who helps: never for comparing people, so it
/// is sorted by name and no director's page shows it.
/// </summary>
public sealed class WorkloadReader(ParvisDbContext db, OrganisationDirectory directory, TownClock clock)
{
    public const int PageSize = 50;

    public static bool MayBalance(Viewer viewer, Guid departmentId) => viewer.IsPilot || viewer.Heads(departmentId);

    public async Task<IReadOnlyList<DepartmentLoad>> ReadAsync(
        IReadOnlyCollection<Guid> departments,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var today = await clock.TodayAsync(cancellationToken);
        var tallies = await Open(viewer)
            .OfDepartments(departments)
            .GroupBy(r => new { r.DepartmentId, r.HandlerId })
            .Select(g => new LoadTally
            {
                DepartmentId = g.Key.DepartmentId!.Value,
                HandlerId = g.Key.HandlerId,
                Open = g.Count(),
                Late = g.Count(r => r.DueOn < today && r.PausedSince == null),
                Waiting = g.Count(r => r.Status == RequestStatus.WaitingForRequester),
            })
            .ToListAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        return
        [
            .. organisation
                .Departments.Where(d => departments.Contains(d.Id))
                .Select(d => Load(d, organisation, tallies.Where(t => t.DepartmentId == d.Id).ToList(), today))
                .Where(l => l.Department.Active || l.Lines.Any(line => line.Open > 0)),
        ];
    }

    /// <summary>Open requests of one line of the page, in queue order, one more than a page when there are others.</summary>
    public Task<List<RequestRow>> ListAsync(
        Guid departmentId,
        Guid? handlerId,
        LoadPart part,
        Viewer viewer,
        DateOnly today,
        QueuePosition? after,
        CancellationToken cancellationToken
    ) =>
        OfLine(departmentId, handlerId, part, viewer, today)
            .After(after)
            .OrderBy(r => r.SortDue)
            .ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .AsRows(db)
            .OrderBy(r => r.SortDue)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);

    IQueryable<CitizenRequest> OfLine(Guid departmentId, Guid? handlerId, LoadPart part, Viewer viewer, DateOnly today)
    {
        var requests = Open(viewer).Where(r => r.DepartmentId == departmentId && r.HandlerId == handlerId);
        return part switch
        {
            LoadPart.Open => requests,
            LoadPart.Late => requests.Where(r => r.DueOn < today && r.PausedSince == null),
            LoadPart.Waiting => requests.Where(r => r.Status == RequestStatus.WaitingForRequester),
        };
    }

    IQueryable<CitizenRequest> Open(Viewer viewer) =>
        db.Set<CitizenRequest>()
            .VisibleTo(viewer)
            .Where(r => r.EndedAt == null && RequestStatuses.Open.Contains(r.Status));

    static DepartmentLoad Load(
        DepartmentEntry department,
        OrganisationSnapshot organisation,
        List<LoadTally> tallies,
        DateOnly today
    )
    {
        var here = organisation
            .AgentsOf(department.Id)
            .Where(a => a.RoleIn(department.Id) is DepartmentRole.CaseHandler or DepartmentRole.Head)
            .ToList();
        // Who left the department may still hold requests: that is what the head must see first.
        var gone = tallies
            .Select(t => organisation.Agent(t.HandlerId))
            .OfType<AgentEntry>()
            .Where(a => here.TrueForAll(h => h.Id != a.Id));
        var lines = gone.Select(a => Line(a, present: false))
            .Concat(here.Select(a => Line(a, present: true)))
            .OrderBy(l => l.Agent!.SortName, StringComparer.Ordinal)
            .ToList();
        if (tallies.Find(t => t.HandlerId is null) is { } nobody)
            lines.Insert(0, new LoadLine(null, Present: true, nobody, Absence: null, StandIn: null));
        return new DepartmentLoad(department, lines);

        LoadLine Line(AgentEntry agent, bool present)
        {
            var absence = agent.AbsenceOn(today);
            return new LoadLine(
                agent,
                present,
                tallies.Find(t => t.HandlerId == agent.Id),
                absence,
                organisation.Agent(absence?.StandInId)?.FullName
            );
        }
    }
}

public enum LoadPart
{
    Open,
    Late,
    Waiting,
}

public sealed record LoadTally
{
    public required Guid DepartmentId { get; init; }

    public required Guid? HandlerId { get; init; }

    public required int Open { get; init; }

    public required int Late { get; init; }

    public required int Waiting { get; init; }
}

public sealed record DepartmentLoad(DepartmentEntry Department, IReadOnlyList<LoadLine> Lines);

/// <param name="Agent">Nobody yet when absent.</param>
/// <param name="Present">Still works in the department.</param>
public sealed record LoadLine(AgentEntry? Agent, bool Present, LoadTally? Tally, Absence? Absence, string? StandIn)
{
    public int Open => Tally?.Open ?? 0;

    public int Late => Tally?.Late ?? 0;

    public int Waiting => Tally?.Waiting ?? 0;
}
