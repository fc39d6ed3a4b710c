using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Calendar;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Desk.Departments;

/// <summary>A department as reception needs it: where it is, when it is open, who is there today.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    RequestQueues queues,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock,
    SettingsStore settings,
    CurrentViewer viewer
) : PageModel
{
    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public DepartmentEntry Department { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public int Open { get; private set; }

    public CappedCount Late { get; private set; }

    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    public IEnumerable<DepartmentEntry> Below => Organisation.OpenDepartments.Where(d => d.ParentId == Department.Id);

    /// <summary>Its own address, else that of the place where it receives people.</summary>
    public string Address =>
        Department.Address.Length > 0
            ? Department.Address
            : (Organisation.ServicePoint(Department.ServicePointId)?.Address ?? "");

    public IReadOnlyList<(DateOnly On, string Words)> SpecialDays { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Organisation = await directory.GetAsync(HttpContext.RequestAborted);
        if (Organisation.Department(id) is not { } found)
            return NotFound();
        Department = found;
        Today = await clock.TodayAsync(HttpContext.RequestAborted);
        Topics =
        [
            .. (await topics.GetAsync(HttpContext.RequestAborted))
                .OpenTo(viewer.Value)
                .Where(t => t.DepartmentId == id)
                .OrderBy(t => t.Name, StringComparer.CurrentCulture),
        ];
        Open = await db.Set<RequestCounter>()
            .VisibleTo(viewer.Value)
            .Where(c => c.DepartmentId == id && RequestStatuses.Open.Contains(c.Status))
            .SumAsync(c => c.Count, HttpContext.RequestAborted);
        Late = await RequestQueues
            .Late(queues.Scope(QueueKind.Department, [id], viewer.Value), Today)
            .CountUpToCapAsync(HttpContext.RequestAborted);
        SpecialDays = Features.Organisation.SpecialDays.Coming(
            await settings.GetAsync<WorkCalendar>(HttpContext.RequestAborted),
            Organisation.ServicePoint(Department.ServicePointId),
            Today
        );
        return Page();
    }

    public static string Role(DepartmentRole? role) =>
        role switch
        {
            DepartmentRole.Head => "responsable",
            DepartmentRole.Reception => "accueil",
            DepartmentRole.CaseHandler or null => "",
        };
}
