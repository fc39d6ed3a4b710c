using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Surveys.Improvements.Sheet;

/// <summary>One action: every agent reads it, who has it ends it, who watches over the town changes it.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ImprovementService improvements, OrganisationDirectory directory, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public long SourceId { get; set; }

    public ImprovementAction Action { get; private set; } = null!;

    public IReadOnlyList<ShownSource> Sources { get; private set; } = [];

    public string Owner { get; private set; } = "";

    public bool MayChange => Policies.Holds(Policies.Oversight, viewer.Value);

    public bool MayEnd => MayChange || viewer.Value.WorkOf.Contains(Action.OwnerAgentId);

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostDoneAsync() => EndAsync(ImprovementState.Done);

    public Task<IActionResult> OnPostAbandonedAsync() => EndAsync(ImprovementState.Abandoned);

    public async Task<IActionResult> OnPostReopenAsync()
    {
        if (!await FindAsync() || !MayEnd)
            return NotFound();
        Action.Reopen();
        return Back("L'action est reprise.");
    }

    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (!await FindAsync() || !MayChange)
            return NotFound();
        await improvements.LinkRequestAsync(Action, Reference, viewer.Value, Aborted);
        return Back("La demande est rattachée.");
    }

    public async Task<IActionResult> OnPostUnlinkAsync()
    {
        if (!await FindAsync() || !MayChange)
            return NotFound();
        await improvements.UnlinkAsync(Action, SourceId, Aborted);
        return Back("Ce n'est plus rattaché.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Owner = (await directory.GetAsync(Aborted)).AgentName(Action.OwnerAgentId);
        Sources = await improvements.SourcesAsync(Action.Id, viewer.Value, Aborted);
        return Page();
    }

    async Task<IActionResult> EndAsync(ImprovementState state)
    {
        if (!await FindAsync() || !MayEnd)
            return NotFound();
        improvements.End(Action, state, Outcome);
        return Back(state == ImprovementState.Done ? "L'action est faite." : "L'action est abandonnée.");
    }

    async Task<bool> FindAsync()
    {
        if (await improvements.FindAsync(Id, Aborted) is not { } action)
            return false;
        Action = action;
        return true;
    }

    RedirectResult Back(string done)
    {
        TempData["Done"] = done;
        return Redirect(SurveyLinks.Improvement(Id));
    }
}
