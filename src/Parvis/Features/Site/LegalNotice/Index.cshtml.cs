using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;

namespace Parvis.Features.Site.LegalNotice;

/// <summary>Who publishes the site, as the town writes it.</summary>
[AllowAnonymous]
public sealed class IndexModel(SettingsStore settings) : PageModel
{
    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        Text = (await settings.GetAsync<SiteSettings>(cancellationToken)).LegalNotice;
        return town.IsOpenToResidents && Text.Length > 0 ? Page() : NotFound();
    }
}
