using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Requests.Presence;

/// <summary>The browser says every few seconds that somebody is still on the request, and learns who else is.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, Presences presences) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [FromQuery(Name = "repond")]
    public bool Replies { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await actions.FindAsync(Reference, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        presences.Note(found.Id, actions.Viewer, Replies ? Doing.Replying : Doing.Reading);
        return Partial("/Features/Requests/Page/_Others.cshtml", presences.Others(found.Id, actions.Viewer));
    }
}
