using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;

namespace Parvis.Features.Announcements.Feeds;

/// <summary>Announcements for the town's site, the screens and the switchboard, without an account.</summary>
[AllowAnonymous]
public sealed class IndexModel(AnnouncementBoard board, SettingsStore settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var current = await board.CurrentAsync(cancellationToken);
        Response.Headers.CacheControl = "public, max-age=60";
        // Read by pages of other sites: nothing here is anybody's.
        Response.Headers.AccessControlAllowOrigin = "*";
        return format switch
        {
            "json" => Content(AnnouncementFeed.Json(current), "application/json", Encoding.UTF8),
            "xml" => Content(
                AnnouncementFeed.Rss(current, town.Name, town.IsOpenToResidents ? town.ResidentsUrl : town.Website),
                "application/rss+xml",
                Encoding.UTF8
            ),
            _ => Content(AnnouncementFeed.Text(current.Where(a => a.WhileWaiting)), "text/plain", Encoding.UTF8),
        };
    }
}
