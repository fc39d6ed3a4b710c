using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;

namespace Parvis.Features.Addresses.Suggestions;

/// <summary>Options of a field that is being filled in: the addresses that fit, as a browser's own list shows them.</summary>
[AllowAnonymous]
public sealed class IndexModel(AddressDirectory directory) : PageModel
{
    const int Most = 8;
    const int MostTyped = 100;

    public IReadOnlyList<string> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // The field has the name its form gives it.
        var typed = (string?)Request.Query.FirstOrDefault().Value;
        if (string.IsNullOrWhiteSpace(typed))
            return StatusCode(StatusCodes.Status204NoContent);
        Found = (await directory.GetAsync(cancellationToken)).Find(typed.CutTo(MostTyped), Most);
        Response.Headers.CacheControl = "public, max-age=300";
        return Page();
    }
}
