using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.TakingBack;

/// <summary>« La reprendre »: a button on the request page; this page only speaks when it is too late.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(Approvals approvals, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public IActionResult OnGet() => Redirect(RequestLinks.Page(Reference));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!RequestReference.TryNormalize(Reference, out var reference))
            return NotFound();
        await approvals.TakeBackAsync(reference, viewer.Value, cancellationToken);
        TempData["Done"] = "La réponse est revenue dans votre brouillon : personne ne l'a plus à valider.";
        return Redirect(ReplyLinks.Reply(reference));
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
