using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Replies.Cancellation;

/// <summary>« Annuler l'envoi »: a button on the request page; this page only speaks when it is too late.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ReplyWithdrawal withdrawal, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public IActionResult OnGet() => Redirect(RequestLinks.Page(Reference));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!RequestReference.TryNormalize(Reference, out var reference))
            return NotFound();
        await withdrawal.WithdrawAsync(reference, viewer.Value, cancellationToken);
        TempData["Done"] = "L'envoi est annulé. Votre brouillon vous attend.";
        return Redirect(ReplyLinks.Reply(reference));
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
