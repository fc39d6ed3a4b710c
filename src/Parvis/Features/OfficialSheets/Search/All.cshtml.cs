using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Showing;

namespace Parvis.Features.OfficialSheets.Search;

/// <summary>Official fiches that residents look for.</summary>
[AllowAnonymous]
public sealed class AllModel(FicheShelf shelf, FicheShowing showing) : PageModel
{
    const int MostFound = 50;

    public const int MostTyped = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<FicheEntry> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var index = await shelf.GetAsync(cancellationToken);
        if (index.Count == 0 || !await showing.IsOpenAsync(cancellationToken))
            return NotFound();
        Found = index.Search(Query?.CutTo(MostTyped), MostFound);
        return Page();
    }
}
