using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Requests.Notifications;
using Parvis.Web;

namespace Parvis.Features.Desk.Home;

/// <summary>Where everybody lands: their desk, or the place of those who have none.</summary>
[Authorize(Policies.OwnAccount)]
public sealed class IndexModel(HomeReader reader, NotificationReader notifications, CurrentViewer viewer) : PageModel
{
    public HomeView Home { get; private set; } = null!;

    public Viewer Viewer => viewer.Value;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Viewer.ServesResidents)
            return Viewer switch
            {
                { IsHelper: true } => LocalRedirect(MandateLinks.Entrusted),
                { ElectedOfficialId: not null } => LocalRedirect("/elu"),
                { IsAdministrator: true } => LocalRedirect("/reglages"),
                { IsDataProtectionOfficer: true } => LocalRedirect(PrivacyLinks.Looks),
                _ => RedirectToPage("/Desk/Home/Nothing"),
            };
        Home = await reader.ReadAsync(Viewer, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(long[] shown)
    {
        if (!Viewer.ServesResidents)
            return NotFound();
        await notifications.MarkShownReadAsync(Viewer, shown, HttpContext.RequestAborted);
        return LocalRedirect("/#pour-vous");
    }
}
