using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Settings;
using Parvis.Mail;
using Parvis.Web;

namespace Parvis.Features.Inbox.Sorting.Reading;

/// <summary>A message with its layout, in a frame that can do nothing.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ShownMails mails, TownClock clock, CurrentViewer viewer) : PageModel
{
    /// <summary>Beyond, they are folded: a circular to a whole town must not hide what it says.</summary>
    public const int InSight = 10;

    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    /// <summary>The images of other servers were asked for, this once.</summary>
    [BindProperty(SupportsGet = true, Name = InboxLinks.WithImages)]
    public bool RemoteImages { get; set; }

    public ShownMail Mail { get; private set; } = null!;

    /// <summary>By the clock of the town.</summary>
    public DateTime SettledAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(PublicId, RemoteImages, viewer.Value, cancellationToken) is not { } found)
            return NotFound();
        Mail = found;
        if (found.Settlement is { } settled)
            SettledAt = await clock.ToLocalAsync(settled.At, cancellationToken);
        SecurityHeaders.AllowOwnFrames(Response);
        return Page();
    }

    public static string Named(NamedAddress address) => SenderClaim.InWords(address);
}
