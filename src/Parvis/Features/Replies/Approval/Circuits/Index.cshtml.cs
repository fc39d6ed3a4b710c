using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.Circuits;

[Authorize(Policies.Approvals)]
public sealed class IndexModel(
    CircuitService circuits,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    public IReadOnlyList<ApprovalCircuit> Circuits { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public bool SeesSettings => viewer.Value.IsAdministrator;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        await circuits.RemoveAsync(id, Aborted);
        TempData["Done"] = "Le circuit est retiré : ce qui est déjà proposé va à son terme.";
        return Redirect(ApprovalLinks.Circuits);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Circuits = await circuits.AllAsync(Aborted);
        Organisation = await directory.GetAsync(Aborted);
        Topics = await topics.GetAsync(Aborted);
        return Page();
    }
}
