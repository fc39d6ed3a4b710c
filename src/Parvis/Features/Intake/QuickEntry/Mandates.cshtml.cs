using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Intake.QuickEntry;

/// <summary>For whom the person chosen may act, drawn again when somebody else is chosen.</summary>
[Authorize(Policies.Agent)]
public sealed class MandatesModel(EntryMandates mandates, CurrentViewer viewer) : PageModel
{
    public EntryMandatesView Mandates { get; private set; } = EntryMandatesView.None;

    public async Task OnGetAsync(
        [FromQuery(Name = "Who.Id")] string? who,
        [FromQuery(Name = "Represented")] string? represented
    ) => Mandates = await mandates.ReadAsync(who, represented, viewer.Value, HttpContext.RequestAborted);
}
