using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Portal.Directory;

/// <summary>The directory for residents, once they may ask.</summary>
[AllowAnonymous]
public sealed class IndexModel(DirectoryReader reader) : PageModel
{
    public TownDirectory Directory { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Directory = await reader.ReadAsync(ofAgents: false, cancellationToken);
        return Directory.Town.IsOpenToResidents ? Page() : NotFound();
    }
}
