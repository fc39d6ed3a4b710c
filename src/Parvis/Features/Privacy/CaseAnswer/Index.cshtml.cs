using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Privacy.Cases;
using Parvis.Web;

namespace Parvis.Features.Privacy.CaseAnswer;

[Authorize(Policies.DataProtection)]
public sealed class IndexModel(PrivacyCases cases, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public CaseOutcome Outcome { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PrivacyCase Case { get; private set; } = null!;

    public IEnumerable<SelectListItem> Outcomes =>
        Enum.GetValues<CaseOutcome>().Select(o => new SelectListItem(o.InFrench(), o.ToString()));

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { } file)
            return NotFound();
        await cases.CloseAsync(file, Outcome, Reason, viewer.Value, Aborted);
        TempData["Done"] = "La réponse est enregistrée. Imprimez la lettre et envoyez-la.";
        return Redirect(PrivacyLinks.Case(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await cases.FindAsync(Id, Aborted) is not { } file)
            return NotFound();
        Case = file;
        return Page();
    }
}
