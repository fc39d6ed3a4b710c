using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Organisation.Circles;

[Authorize(Policies.Administrator)]
public sealed class MembersModel(CircleService circles, OrganisationDirectory directory) : PageModel
{
    const int MaxFound = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    public Circle Circle { get; private set; } = null!;

    public IReadOnlyList<AgentEntry> Members { get; private set; } = [];

    public IReadOnlyList<AgentEntry> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var circle = await circles.FindAsync(Id, cancellationToken);
        if (circle is null)
            return NotFound();
        Circle = circle;
        var names = await directory.GetAsync(cancellationToken);
        var members = circle.Members.Select(m => m.AgentId).ToHashSet();
        Members = [.. names.Agents.Where(a => members.Contains(a.Id))];
        var words = Folding.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return Page();
        Found =
        [
            .. names
                .Agents.Where(a => a.Active && !members.Contains(a.Id))
                .Where(a => words.All(w => a.SortName.Contains(w, StringComparison.Ordinal)))
                .Take(MaxFound),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAdmitAsync(Guid agentId, CancellationToken cancellationToken) =>
        await AfterAsync(await circles.AdmitAsync(Id, agentId, cancellationToken), agentId, "entre dans le cercle");

    public async Task<IActionResult> OnPostDismissAsync(Guid agentId, CancellationToken cancellationToken) =>
        await AfterAsync(await circles.DismissAsync(Id, agentId, cancellationToken), agentId, "sort du cercle");

    async Task<IActionResult> AfterAsync(bool done, Guid agentId, string how)
    {
        if (!done)
            return NotFound();
        var names = await directory.GetAsync(HttpContext.RequestAborted);
        TempData["Done"] = $"{names.AgentName(agentId)} {how}.";
        return Redirect(OrganisationLinks.CircleMembers(Id));
    }
}
