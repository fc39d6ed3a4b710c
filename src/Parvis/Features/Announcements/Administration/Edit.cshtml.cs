using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Announcements.Administration;

/// <summary>One announcement, written or changed.</summary>
[Authorize(Policies.Administrator)]
public sealed class EditModel(AnnouncementService announcements, TownClock clock, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public AnnouncementForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
        {
            Input.From = await clock.TodayAsync(cancellationToken);
            return Page();
        }

        if (await announcements.FindAsync(id, cancellationToken) is not { } announcement)
            return NotFound();
        Input = AnnouncementForm.Of(announcement, await clock.ZoneAsync(cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var saved = await announcements.SaveAsync(
                Id,
                Input.Read(await clock.ZoneAsync(cancellationToken)),
                Input.Version,
                viewer.Value.Name,
                cancellationToken
            );
            if (saved is null)
                return NotFound();
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        TempData["Done"] = "L'annonce est publiée.";
        return Redirect(AnnouncementLinks.List);
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
