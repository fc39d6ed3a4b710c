using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>One official fiche on paper, every situation unfolded.</summary>
[AllowAnonymous]
public sealed class PrintModel(FicheShowing showing) : PageModel
{
    public ShownFiche Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (
            !await showing.IsOpenAsync(cancellationToken)
            || FicheIds.In(id) is not { } known
            || await showing.ShowAsync(known, unfolded: true, cancellationToken) is not { } shown
        )
            return NotFound();
        Shown = shown;
        return Page();
    }
}
