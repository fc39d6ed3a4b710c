using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Privacy.CasePage;

[Authorize(Policies.DataProtection)]
public sealed class IndexModel(PrivacyCases cases, TownClock clock) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public PrivacyCase Case { get; private set; } = null!;

    public string? Person { get; private set; }

    public IReadOnlyList<ConsentRow> Consents { get; private set; } = [];

    public DateOnly Today { get; private set; }

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public DateTime Local(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, zone);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostExtendAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { } file)
            return NotFound();
        await cases.ExtendAsync(file, Reason, Aborted);
        TempData["Done"] = $"Le délai court maintenant jusqu'au {file.DueOn:d MMMM yyyy}. Écrivez-le à la personne.";
        return Redirect(PrivacyLinks.Case(Id));
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { } file)
            return NotFound();
        await cases.AskCirclesAsync(file, Aborted);
        TempData["Done"] = "Les cercles qui savent quelque chose d'elle sont sollicités.";
        return Redirect(PrivacyLinks.Case(Id));
    }

    public async Task<IActionResult> RedisplayAsync() => await LoadAsync() ? Page() : NotFound();

    async Task<bool> LoadAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { } file)
            return false;
        Case = file;
        Person = await cases.PersonAsync(file, Aborted);
        Consents = await cases.ConsentsAsync(file, Aborted);
        Today = await clock.TodayAsync(Aborted);
        zone = await clock.ZoneAsync(Aborted);
        return true;
    }
}
