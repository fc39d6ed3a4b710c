using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Mail;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Reading;

/// <summary>A message with its layout, in a frame that can do nothing.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ShownMails mails, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    /// <summary>The images of other servers were asked for, this once.</summary>
    [BindProperty(SupportsGet = true, Name = InboxLinks.WithImages)]
    public bool RemoteImages { get; set; }

    public ShownMail Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(PublicId, RemoteImages, viewer.Value, cancellationToken) is not { } found)
            return NotFound();
        Mail = found;
        SecurityHeaders.AllowOwnFrames(Response);
        return Page();
    }

    public string Named(NamedAddress address) =>
        address.Name.Length > 0 ? $"{address.Name} ({address.Address})" : address.Address;
}
