using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Partners;

[Authorize(Policies.Administrator)]
public sealed class EditModel(PartnerService partners) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PartnerForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public string StoredName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        var partner = await partners.FindAsync(id, cancellationToken);
        if (partner is null)
            return NotFound();
        Input = PartnerForm.Of(partner);
        StoredName = partner.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await partners.SaveAsync(Id, Input.ToOptions(), Input.Version, cancellationToken);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"L'organisme « {saved.Name} » est enregistré.";
        return Redirect(OrganisationLinks.Partners);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        var stored = await partners.FindAsync(id, HttpContext.RequestAborted);
        if (stored is null)
            return NotFound();
        StoredName = stored.Name;
        Conflict = EditConflict.Between(
            Input.Version,
            stored.Version,
            PartnerAuthorityOptions.Of(stored).Describe(),
            Input.ToOptions().Describe()
        );
        Input.Version = stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
