using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>One official fiche.</summary>
[AllowAnonymous]
public sealed class IndexModel(FicheShowing showing) : PageModel
{
    public ShownFiche Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await showing.IsOpenAsync(cancellationToken) || FicheIds.In(id) is not { } known)
            return NotFound();
        if (await showing.ShowAsync(known, unfolded: false, cancellationToken) is { } shown)
        {
            Shown = shown;
            return Page();
        }

        return await showing.ReplacingAsync(known, cancellationToken) is { } other
            ? Redirect(OfficialLinks.Fiche(other.Id))
            : NotFound();
    }
}
