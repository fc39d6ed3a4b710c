using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;

namespace Parvis.Features.Site.Accessibility;

/// <summary>The declaration that the law asks for, made from the last audit: nobody writes a better one by hand.</summary>
[AllowAnonymous]
public sealed class IndexModel(SettingsStore settings) : PageModel
{
    public TownSettings Town { get; private set; } = null!;

    public AccessibilityAudit? Audit { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!Town.IsOpenToResidents)
            return NotFound();
        Audit = (await settings.GetAsync<SiteSettings>(cancellationToken)).Audit;
        return Page();
    }
}
