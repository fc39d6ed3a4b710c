using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Site.Administration;

/// <summary>The audit, the legal notice and the sites that may show the catalogue, by administrators.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(SettingsStore settings, AdministrationJournal journal, TownClock clock)
    : PageModel,
        IRedisplayed
{
    [BindProperty]
    public SiteForm Input { get; set; } = new();

    public TownSettings Town { get; private set; } = new();

    public AccessibilityAudit? Audit { get; private set; }

    public bool AuditIsOld { get; private set; }

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        var (site, version) = await settings.GetForEditAsync<SiteSettings>(Aborted);
        Input = SiteForm.Of(site, version);
        await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        SiteSettings site;
        try
        {
            site = Input.Read(await clock.TodayAsync(Aborted));
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        await settings.SaveAsync(site, Input.Version, Aborted);
        journal.Write(
            $"site des habitants : accessibilité « {Conformity.Word(site.Audit)} », {site.FramedBy.Count} sites peuvent montrer le catalogue"
        );
        TempData["Done"] = "Le site des habitants le dit maintenant.";
        return Redirect(SiteLinks.Settings);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Town = await settings.GetAsync<TownSettings>(Aborted);
        Audit = (await settings.GetAsync<SiteSettings>(Aborted)).Audit;
        AuditIsOld = Audit is { } audit && audit.IsOld(await clock.TodayAsync(Aborted));
        return Page();
    }
}
