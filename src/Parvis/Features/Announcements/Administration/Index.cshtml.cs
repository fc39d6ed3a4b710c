using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Announcements.Administration;

/// <summary>What is announced, was and will be.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(AnnouncementService announcements, TownClock clock) : PageModel, IRedisplayed
{
    [BindProperty]
    public Guid Id { get; set; }

    public IReadOnlyList<Announcement> Announcements { get; private set; } = [];

    public DateTime Now => clock.UtcNow;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await announcements.FindAsync(Id, cancellationToken) is not { } announcement)
            return NotFound();
        announcements.End(announcement);
        TempData["Done"] = $"« {announcement.Title} » n'est plus annoncé.";
        return Redirect(AnnouncementLinks.List);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Zone = await clock.ZoneAsync(HttpContext.RequestAborted);
        Announcements = await announcements.ListAsync(HttpContext.RequestAborted);
        return Page();
    }

    public string When(Announcement announcement)
    {
        var (from, until) = (Local(announcement.From), Local(announcement.Until));
        return announcement.Until <= Now ? $"Finie le {until.Short()}"
            : announcement.From > Now ? $"Du {from.Short()} au {until.Short()}"
            : $"En cours, jusqu'au {until.Short()}{(announcement.IsUrgent ? ", urgente" : "")}";
    }

    DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}
