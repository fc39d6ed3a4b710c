using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Texts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Texts;

/// <summary>Where a person agrees to be written to by text message, and where that ends.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequesterService people, TextConsents consents, CurrentViewer viewer, TownClock clock)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? How { get; set; }

    public Requester Person { get; private set; } = null!;

    public IEnumerable<ContactPoint> Mobiles =>
        Person.ContactPoints.Where(c => c.Kind == ContactKind.Phone && PhoneNumber.IsMobile(c.Key)).OrderBy(c => c.Id);

    /// <summary>The town's day.</summary>
    public DateOnly Day(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone));

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAgreeAsync()
    {
        if (!await consents.AgreeAsync(PublicId, Number, How, viewer.Value, Aborted))
            return NotFound();
        TempData["Done"] = "L'accord est noté.";
        return LocalRedirect(RequesterLinks.Texts(PublicId));
    }

    public async Task<IActionResult> OnPostStopAsync()
    {
        if (!await consents.StopAsync(PublicId, Number, viewer.Value, Aborted))
            return NotFound();
        TempData["Done"] = "C'est noté : plus aucun texto ne part à ce numéro.";
        return LocalRedirect(RequesterLinks.Texts(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await people.FindAsync(PublicId, viewer.Value, Aborted) is not { MergedIntoId: null } person)
            return NotFound();
        Person = person;
        zone = await clock.ZoneAsync(Aborted);
        return Page();
    }
}
