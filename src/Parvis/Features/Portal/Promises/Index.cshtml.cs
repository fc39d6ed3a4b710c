using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Portal.Promises;

/// <summary>For anybody, once the town publishes it; before, for those who prepare it.</summary>
[AllowAnonymous]
public sealed class IndexModel(PromiseReader reader, SettingsStore settings, CurrentViewer viewer) : PageModel
{
    public IReadOnlyList<ServicePromise> Promises { get; private set; } = [];

    public bool Published { get; private set; }

    public string TownName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Published = (await settings.GetAsync<RequestSettings>(cancellationToken)).PublishesPromises;
        if (!Published && !viewer.IsKnown)
            return NotFound();
        TownName = (await settings.GetAsync<TownSettings>(cancellationToken)).Name;
        Promises = await reader.ReadAsync(cancellationToken);
        return Page();
    }
}
