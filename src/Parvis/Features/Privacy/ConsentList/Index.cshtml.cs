using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Privacy.Cases;
using Parvis.Web;

namespace Parvis.Features.Privacy.ConsentList;

/// <summary>For members of a circle: it exists for nobody else.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(PrivacyCases cases, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty]
    public string? CaseId { get; set; }

    [BindProperty]
    public Guid CircleId { get; set; }

    public IReadOnlyList<AskedOfCircle> Asked { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (viewer.Value.Circles.Count == 0)
            return NotFound();
        await cases.AgreeAsync(CaseId, CircleId, viewer.Value, HttpContext.RequestAborted);
        TempData["Done"] = "Votre accord est donné.";
        return Redirect(PrivacyLinks.Consents);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (viewer.Value.Circles.Count == 0)
            return NotFound();
        Asked = await cases.AskedAsync(viewer.Value, HttpContext.RequestAborted);
        return Page();
    }
}
