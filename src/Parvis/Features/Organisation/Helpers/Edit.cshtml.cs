using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Organisation.Helpers;

[Authorize(Policies.Administrator)]
public sealed class EditModel(HelperService helpers) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public HelperForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public Helper? Stored { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        Stored = await helpers.FindAsync(id, cancellationToken);
        if (Stored is null)
            return NotFound();
        Input = HelperForm.Of(Stored);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        Helper? saved;
        try
        {
            saved = await helpers.SaveAsync(Id, Input.Read(), Input.Version, cancellationToken);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw refused.At($"{nameof(Input)}.{field}");
        }

        if (saved is null)
            return NotFound();
        TempData["Done"] = $"{saved.FullName} : la fiche est enregistrée.";
        return Redirect(OrganisationLinks.Helper(saved.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        Stored = await helpers.FindAsync(id, HttpContext.RequestAborted);
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

    /// <summary>None while what was typed cannot be a helper: it is corrected first, then compared.</summary>
    Helper? Typed()
    {
        try
        {
            var typed = new Helper();
            typed.Edit(Input.Read());
            return typed;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
