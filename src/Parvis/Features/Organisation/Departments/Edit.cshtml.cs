using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Departments;

[Authorize(Policies.Administrator)]
public sealed class EditModel(DepartmentService departments, OrganisationDirectory directory) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public DepartmentForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public OrganisationSnapshot Names { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            var department = await departments.FindAsync(id, cancellationToken);
            if (department is null)
                return NotFound();
            Input = DepartmentForm.Of(department);
        }

        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await departments.SaveAsync(Id, Input.ToOptions(), Input.Version, cancellationToken);
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"Le service « {saved.Name} » est enregistré.";
        return Redirect(OrganisationLinks.Departments);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Names = await directory.GetAsync(HttpContext.RequestAborted);
        if (Id is not { } id)
            return Page();
        var stored = await departments.FindAsync(id, HttpContext.RequestAborted);
        if (stored is null)
            return NotFound();
        Conflict = EditConflict.Between(
            Input.Version,
            stored.Version,
            DepartmentOptions.Of(stored).Describe(Names),
            Input.ToOptions().Describe(Names)
        );
        Input.Version = stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
