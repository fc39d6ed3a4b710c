using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Web;

namespace Parvis.Features.Desk.People.Person;

/// <summary>All contacts of a person with the town hall, and what helps to serve them.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    PersonReader reader,
    PeopleMerging merging,
    CircleWarnings warnings,
    RequesterService people,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string PublicId { get; set; } = "";

    /// <summary>Ended requests older than this one.</summary>
    [FromQuery(Name = "avant")]
    public long? Before { get; set; }

    public PersonView View { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await reader.FindAsync(PublicId, viewer.Value, Aborted) is not { } person)
            return NotFound();
        if (person.MergedIntoId is not null)
            return await reader.KeptAsync(person, viewer.Value, Aborted) is { } kept
                ? LocalRedirect(RequesterLinks.Person(kept))
                : NotFound();
        View = await reader.ReadAsync(person, Before, viewer.Value, Aborted);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoMergeAsync(string? merge)
    {
        var name = await merging.UndoAsync(merge ?? "", viewer.Value, Aborted);
        TempData["Done"] = $"La fusion est annulée : {name} a de nouveau sa fiche et ses demandes.";
        return LocalRedirect(RequesterLinks.Person(PublicId));
    }

    /// <summary>The circle looked: two people.</summary>
    public async Task<IActionResult> OnPostDismissAsync(string? seen, string? hidden)
    {
        if (!await warnings.DismissAsync(seen, hidden, viewer.Value, Aborted))
            return NotFound();
        TempData["Done"] = "C'est noté : ce sont deux personnes.";
        return LocalRedirect(RequesterLinks.Person(PublicId));
    }

    /// <summary>Somebody who knows says so: answers may go there again.</summary>
    public async Task<IActionResult> OnPostAddressWorksAsync(string? address)
    {
        if (await people.AddressWorksAsync(PublicId, address ?? "", viewer.Value, Aborted) is not { } lifted)
            return NotFound();
        TempData["Done"] = lifted
            ? "C'est noté : on peut de nouveau écrire à cette adresse."
            : "Un collègue l'avait déjà noté.";
        return LocalRedirect(RequesterLinks.Person(PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        this.SayRefusals();
        var result = await OnGetAsync();
        return result is PageResult ? LocalRedirect(RequesterLinks.Person(PublicId)) : result;
    }
}
