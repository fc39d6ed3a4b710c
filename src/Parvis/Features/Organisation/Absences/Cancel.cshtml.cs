using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Absences;

[Authorize(Policies.SignedIn)]
public sealed class CancelModel(AbsenceService absences, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IActionResult OnGet() => Redirect(OrganisationLinks.AbsencesOf(Id));

    public async Task<IActionResult> OnPostAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var agent = await absences.FindAsync(Id, viewer.Value, cancellationToken);
        if (agent is null)
            return NotFound();
        await absences.CancelAsync(agent, from, cancellationToken);
        TempData["Done"] = "L'absence est annulée.";
        return Redirect(OrganisationLinks.AbsencesOf(Id));
    }
}
