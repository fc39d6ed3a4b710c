using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Needs;

/// <summary>What the town must do for this person. For whoever serves them; for others the page is not there.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequesterService people,
    RequesterNeeds needs,
    PeopleServed served,
    CurrentViewer viewer,
    TownClock clock
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public Requester Person { get; private set; } = null!;

    public IReadOnlyList<RequesterNeed> Needs { get; private set; } = [];

    /// <summary>The town's day.</summary>
    public DateOnly Day(RequesterNeed need) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(need.At, zone));

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        needs.Record(Person.Id, What, Source, viewer.Value);
        TempData["Done"] = "C'est noté.";
        return LocalRedirect(RequesterLinks.Needs(PublicId));
    }

    public async Task<IActionResult> OnPostEraseAsync(string? need)
    {
        if (!await LoadAsync())
            return NotFound();
        await needs.EraseAsync(Person.Id, need, Aborted);
        TempData["Done"] = "C'est effacé, il n'en reste rien.";
        return LocalRedirect(RequesterLinks.Needs(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Needs = await needs.OfAsync(Person.Id, Aborted);
        zone = await clock.ZoneAsync(Aborted);
        return Page();
    }

    async Task<bool> LoadAsync()
    {
        if (await people.FindAsync(PublicId, viewer.Value, Aborted) is not { MergedIntoId: null } person)
            return false;
        Person = person;
        return await served.ServesAsync(viewer.Value, person.Id, Aborted);
    }
}
