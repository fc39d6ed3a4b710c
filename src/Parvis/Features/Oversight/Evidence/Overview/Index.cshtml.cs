using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Oversight.Evidence.Overview;

/// <summary>Where the evidence of a time is asked for: of the whole town, for those who watch over it.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(CurrentViewer viewer) : PageModel
{
    public IActionResult OnGet() => viewer.Value.WatchesTown ? Page() : NotFound();
}
