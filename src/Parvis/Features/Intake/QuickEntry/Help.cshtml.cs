using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Intake.QuickEntry;

/// <summary>The side of the quick entry, drawn again while it is being filled.</summary>
[Authorize(Policies.Agent)]
public sealed class HelpModel(EntryHelp help, CurrentViewer viewer) : PageModel
{
    public EntryHelpView Help { get; private set; } = null!;

    /// <summary>A reloaded or typed address: there is nothing to read here.</summary>
    public IActionResult OnGet() => LocalRedirect(IntakeLinks.New);

    [OutsideTransaction]
    public async Task OnPostAsync(
        [FromForm(Name = "Who.Id")] string? who,
        [FromForm(Name = "For.Id")] string? concerned,
        [FromForm(Name = "Represented")] string? represented,
        [FromForm(Name = "TopicId")] Guid? topicId,
        [FromForm(Name = "Place")] string? place,
        [FromForm(Name = "Text")] string? text
    ) =>
        Help = await help.ReadAsync(
            [who, concerned, represented],
            topicId,
            place,
            text,
            viewer.Value,
            HttpContext.RequestAborted
        );
}
