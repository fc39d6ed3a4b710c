using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Interpreters.Administration;

[Authorize(Policies.Administrator)]
public sealed class EditModel(InterpreterService interpreters) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public InterpreterForm Input { get; set; } = new();

    public string StoredName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return Page();
        if (await interpreters.FindAsync(id, cancellationToken) is not { } stored)
            return NotFound();
        Input = InterpreterForm.Of(stored);
        StoredName = stored.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            if (await interpreters.SaveAsync(Id, Input.Read(), Input.Version, cancellationToken) is not { } saved)
                return NotFound();
            TempData["Done"] = $"« {saved.Name} » est enregistré.";
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw refused.At($"{nameof(Input)}.{field}");
        }

        return Redirect(InterpreterLinks.Settings);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (Id is not { } id)
            return Page();
        if (await interpreters.FindAsync(id, HttpContext.RequestAborted) is not { } stored)
            return NotFound();
        StoredName = stored.Name;
        Input.Version = stored.Version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
