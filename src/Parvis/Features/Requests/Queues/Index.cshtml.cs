using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Queues;

/// <summary>Any queue: the address says which one, how it is narrowed and where the page begins.</summary>
[Authorize(Policies.Agent)]
public sealed partial class IndexModel(
    QueueReader reader,
    SavedViews views,
    RequestChanges changes,
    BulkChanges bulk,
    OrganisationDirectory directory,
    ServiceTargets targets,
    TimeProvider clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true, Name = "queue")]
    public string Queue { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "departmentId")]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    public string? ViewName { get; set; }

    [BindProperty]
    public Guid? SharedWith { get; set; }

    public QueueScreen Screen { get; private set; } = null!;

    public Viewer Viewer => viewer.Value;

    /// <summary>Where a form of this page sends: the same queue, filters and position, and what to do.</summary>
    public string Do(string handler) =>
        Asked.Filter.In(QueueReader.Path(Asked), "handler", handler)
        + (Position is { } p ? $"&{p.Name}={p.Value}" : "");

    public string Here => Asked.Filter.In(QueueReader.Path(Asked), Position?.Name, Position?.Value);

    public string? Next => Screen.Page.HasNext ? Asked.Filter.In(Screen.Path, "apres", Screen.Page.Last) : null;

    public string? Previous =>
        Screen.Page.HasPrevious ? Asked.Filter.In(Screen.Path, "avant", Screen.Page.First) : null;

    public IEnumerable<SelectListItem> ShareChoices =>
        [
            new SelectListItem("Moi seulement", ""),
            .. Screen
                .Organisation.OpenDepartments.Where(d => Viewer.Departments.ContainsKey(d.Id))
                .Select(d => new SelectListItem($"Tout le service {d.Name}", d.Id.ToString())),
        ];

    /// <summary>A queue that is not there for this person receives nothing either.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await reader.ExistsAsync(Asked, Viewer, HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> RedisplayAsync()
    {
        var screen = await reader.ReadAsync(Asked, Viewer, HttpContext.RequestAborted);
        if (screen is null)
            return NotFound();
        Screen = screen;
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync() =>
        OneAsync(RequestAction.Accept, (r, by) => r.Accept(by), "Demande {0} acceptée par le service.");

    public Task<IActionResult> OnPostTakeAsync()
    {
        var me = Viewer.AgentId ?? throw new RefusedException("Seul un agent peut prendre une demande.");
        return OneAsync(RequestAction.Take, (r, by) => r.Take(me, by), "Demande {0} : elle est à vous.");
    }

    public IActionResult OnPostSaveView()
    {
        views.Save(Viewer, ViewName, Asked.Filter.In(QueueReader.Path(Asked)), SharedWith);
        TempData["Done"] = $"La vue « {ViewName?.Trim()} » est gardée.";
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostDeleteViewAsync(string? view)
    {
        var name = await views.DeleteAsync(Viewer, view, HttpContext.RequestAborted);
        if (name is null)
            return NotFound();
        TempData["Done"] = $"La vue « {name} » n'existe plus.";
        return LocalRedirect(Here);
    }

    async Task<IActionResult> OneAsync(RequestAction action, Action<CitizenRequest, ProcessContext> verb, string done)
    {
        if (TickedRequest.Parse(Ticked.FirstOrDefault()) is not { } ticked)
            return NotFound();
        await changes.ApplyAsync(ticked.Reference, action, ticked.Seen, Viewer, verb, HttpContext.RequestAborted);
        TempData["Done"] = string.Format(WebServices.French, done, ticked.Reference);
        return LocalRedirect(Here);
    }

    QueueAsked Asked =>
        new()
        {
            Kind = QueueKinds.Parse(Queue)!.Value,
            DepartmentId = DepartmentId,
            Filter = QueueFilter.Read(Request.Query),
            After = QueuePosition.Parse(Request.Query["apres"]),
            Before = QueuePosition.Parse(Request.Query["avant"]),
        };

    (string Name, string Value)? Position =>
        (Asked.After, Asked.Before) switch
        {
            ({ } after, _) => ("apres", after.ToString()),
            (_, { } before) => ("avant", before.ToString()),
            _ => null,
        };
}
