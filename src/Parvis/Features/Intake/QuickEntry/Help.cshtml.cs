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

    public async Task OnGetAsync(
        [FromQuery(Name = "Who.Id")] string? who,
        [FromQuery(Name = "For.Id")] string? concerned,
        [FromQuery(Name = "Represented")] string? represented,
        [FromQuery(Name = "TopicId")] Guid? topicId,
        [FromQuery(Name = "Place")] string? place,
        [FromQuery(Name = "Text")] string? text
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
