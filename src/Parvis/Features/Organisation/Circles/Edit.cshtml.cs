using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Circles;

[Authorize(Policies.Administrator)]
public sealed class EditModel(CircleService circles, OrganisationDirectory directory) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CircleForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public Circle? Stored { get; private set; }

    public IReadOnlyList<AgentEntry> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await ShowAsync();
        if (Stored is { } circle)
        {
            Input = new CircleForm
            {
                Name = circle.Name,
                TransferPhone = circle.TransferPhone,
                Version = circle.Version,
            };
        }

        return answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var saved = await circles.SaveAsync(
            Id,
            Input.Name ?? "",
            Input.TransferPhone,
            Input.Version,
            cancellationToken
        );
        if (saved is null)
            return NotFound();
        TempData["Done"] = $"Le cercle « {saved.Name} » est enregistré.";
        return Redirect(OrganisationLinks.Circle(saved.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var answer = await ShowAsync();
        if (Stored is { } stored)
        {
            Conflict = EditConflict.Between(
                Input.Version,
                stored.Version,
                CircleService.Describe(stored.Name, stored.TransferPhone),
                CircleService.Describe(Input.Name, Input.TransferPhone)
            );
            Input.Version = stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        }

        return answer;
    }

    async Task<IActionResult> ShowAsync()
    {
        if (Id is not { } id)
            return Page();
        Stored = await circles.FindAsync(id, HttpContext.RequestAborted);
        if (Stored is null)
            return NotFound();
        var names = await directory.GetAsync(HttpContext.RequestAborted);
        Members = [.. names.Agents.Where(a => Stored.Members.Any(m => m.AgentId == a.Id))];
        return Page();
    }
}
