using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data.Blobs;

namespace Parvis.Features.Settings.Logo;

/// <summary>The town's logo, also for those who are not signed in.</summary>
[AllowAnonymous]
public sealed class IndexModel(SettingsStore settings, IBlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (town is not { LogoBlob: { } hash, LogoContentType: { } type })
            return NotFound();
        var content = await blobs.OpenAsync(hash, cancellationToken);
        if (content is null)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=86400";
        return File(content, type);
    }
}
