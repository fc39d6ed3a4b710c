using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Detachment;

/// <summary>A message that is not about this request leaves it for one of its own.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, MailDetaching detaching) : RequestActionModel(actions)
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    public Correspondence? Message { get; private set; }

    protected override RequestAction Action => RequestAction.Split;

    protected override async Task PrepareAsync() => Message = await detaching.FindAsync(Record.Id, PublicId, Aborted);

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (await detaching.DetachAsync(Normalized, PublicId, Seen, Actions.Viewer, Aborted) is not { } next)
            return NotFound();
        TempData["Done"] = $"Le message est dans une nouvelle demande, {next.Reference}.";
        return Redirect(RequestLinks.Page(next.Reference));
    }
}
