using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Organisation.ServicePoints;

[Authorize(Policies.Administrator)]
public sealed class EditModel(ServicePointService points) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ServicePointForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public string StoredName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        var point = await points.FindAsync(id, cancellationToken);
        if (point is null)
            return NotFound();
        Input = ServicePointForm.Of(point);
        StoredName = point.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            var saved = await points.SaveAsync(Id, Input.ToOptions(), Input.Version, cancellationToken);
            if (saved is null)
                return NotFound();
            TempData["Done"] = $"Le lieu « {saved.Name} » est enregistré.";
            return Redirect(OrganisationLinks.ServicePoints);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, ServicePointForm.FieldOf(refused.Field));
        }
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        var stored = await points.FindAsync(id, HttpContext.RequestAborted);
        if (stored is null)
            return NotFound();
        StoredName = stored.Name;
        if (stored.Version != Input.Version && TypedOptions() is { } typed)
        {
            Conflict = EditConflict.Between(
                Input.Version,
                stored.Version,
                ServicePointOptions.Of(stored).Describe(),
                typed.Describe()
            );
            Input.Version = stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        }

        return Page();
    }

    /// <summary>None while the hours cannot be read: they are corrected first, then compared.</summary>
    ServicePointOptions? TypedOptions()
    {
        try
        {
            return Input.ToOptions();
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
