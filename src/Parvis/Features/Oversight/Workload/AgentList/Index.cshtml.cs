using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Oversight.Workload.AgentList;

[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    WorkloadReader workload,
    BulkChanges bulk,
    OrganisationDirectory directory,
    CurrentViewer viewer,
    TownClock clock
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid DepartmentId { get; set; }

    /// <summary>An agent, or « aucun » for what nobody has yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string Holder { get; set; } = "";

    [BindProperty]
    public string[] Ticked { get; set; } = [];

    [BindProperty]
    public Guid? AgentId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public LoadPart Part => LoadParts.Parse(Request.Query["quoi"]);

    public string HolderName { get; private set; } = "";

    public string DepartmentName { get; private set; } = "";

    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SelectListItem> Agents { get; private set; } = [];

    Choice? HeldBy => Choice.Parse(Holder);

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!WorkloadReader.MayBalance(viewer.Value, DepartmentId) || HeldBy is not { } holder)
            return NotFound();
        var organisation = await directory.GetAsync(cancellationToken);
        var agent = Colleagues(organisation).FirstOrDefault(a => a.Id == AgentId);
        if (agent is null)
            throw new RefusedException("Choisissez à qui confier ces demandes.", nameof(AgentId));
        var ticked = TickableRows.Parse(Ticked);
        if (ticked.Count == 0)
            throw new RefusedException("Cochez au moins une demande.");
        var outcome = await bulk.ApplyAsync(
            ticked,
            RequestAction.Assign,
            viewer.Value,
            (request, by) =>
            {
                if (request.DepartmentId != DepartmentId || request.HandlerId != holder.Id)
                    throw new RefusedException("elle a changé de mains entre-temps.");
                if (!Handlers.Of(organisation, DepartmentId, request.CircleId).Contains(agent))
                    throw new RefusedException($"{agent.FullName} ne peut pas voir cette demande confidentielle.");
                request.Assign(agent.Id, agent.FullName, Reason?.Trim(), by);
            },
            cancellationToken
        );
        if (outcome.Done > 0)
            TempData["Done"] =
                outcome.Done == 1
                    ? $"Une demande confiée à {agent.FullName}."
                    : $"{outcome.Done} demandes confiées à {agent.FullName}.";
        if (outcome.Failures.Count > 0)
            TempData["Failures"] = outcome.Failures.ToArray();
        return LocalRedirect(OversightLinks.WorkloadOf(DepartmentId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (!WorkloadReader.MayBalance(viewer.Value, DepartmentId) || HeldBy is not { } holder)
            return NotFound();
        var organisation = await directory.GetAsync(cancellationToken);
        if (organisation.Department(DepartmentId) is not { } department)
            return NotFound();
        var today = await clock.TodayAsync(cancellationToken);
        var after = QueuePosition.Parse(Request.Query["apres"]);
        var rows = await workload.ListAsync(
            DepartmentId,
            holder.Id,
            Part,
            viewer.Value,
            today,
            after,
            cancellationToken
        );
        Rows = [.. rows.Take(WorkloadReader.PageSize)];
        if (rows.Count > WorkloadReader.PageSize)
            Next = OversightLinks.AgentLoad(
                DepartmentId,
                holder.Id,
                Part,
                new QueuePosition(Rows[^1].SortDue, Rows[^1].Id).ToString()
            );
        DepartmentName = department.Name;
        HolderName = holder.Id is null ? "sans agent" : organisation.AgentName(holder.Id);
        Agents =
        [
            new SelectListItem("Choisissez…", ""),
            .. Colleagues(organisation)
                .Where(a => a.Id != holder.Id)
                .Select(a => new SelectListItem(a.NameOn(today), a.Id.ToString())),
        ];
        return Page();
    }

    IEnumerable<AgentEntry> Colleagues(OrganisationSnapshot organisation) =>
        Handlers.Of(organisation, DepartmentId, circleId: null);
}
