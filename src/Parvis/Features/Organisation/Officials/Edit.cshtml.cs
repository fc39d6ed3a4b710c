using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Organisation.Officials;

[Authorize(Policies.Administrator)]
public sealed class EditModel(OfficialService officials) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public OfficialForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public ElectedOfficial? Stored { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        Stored = await officials.FindAsync(id, cancellationToken);
        if (Stored is null)
            return NotFound();
        Input = OfficialForm.Of(Stored);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await officials.SaveAsync(Id, Input.ApplyTo, Input.Version, cancellationToken);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"{saved.FullName} : la fiche est enregistrée.";
        return Redirect(OrganisationLinks.Official(saved.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        Stored = await officials.FindAsync(id, HttpContext.RequestAborted);
        if (Stored is null)
            return NotFound();
        if (Stored.Version != Input.Version && Typed() is { } typed)
        {
            Conflict = EditConflict.Between(Input.Version, Stored.Version, Stored.Describe(), typed.Describe());
            Input.Version = Stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        }

        return Page();
    }

    /// <summary>None while what was typed cannot be an official: it is corrected first, then compared.</summary>
    ElectedOfficial? Typed()
    {
        try
        {
            var typed = new ElectedOfficial();
            Input.ApplyTo(typed);
            return typed;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
