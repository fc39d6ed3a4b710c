using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.Circuits;

[Authorize(Policies.Approvals)]
public sealed class EditModel(
    CircuitService circuits,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CircuitForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public ApprovalCircuit? Stored { get; private set; }

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> First { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Next { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Stored is not null)
            Input = CircuitForm.Of(Stored);
        await ChoicesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await circuits.SaveAsync(Id, Input.ApplyTo, Input.Version, Aborted) is not { } saved)
            return NotFound();
        TempData["Done"] = $"« {saved.Name} » est enregistré : il vaut pour les réponses à venir.";
        return Redirect(ApprovalLinks.Circuits);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Stored is { } stored && stored.Version != Input.Version)
        {
            Conflict = await ConflictAsync(stored);
            Input.Version = stored.Version;
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        }

        await ChoicesAsync();
        return Page();
    }

    async Task<EditConflict?> ConflictAsync(ApprovalCircuit stored)
    {
        try
        {
            var typed = new ApprovalCircuit();
            Input.ApplyTo(typed);
            return EditConflict.Between(
                Input.Version,
                stored.Version,
                await circuits.DescribeAsync(stored, Aborted),
                await circuits.DescribeAsync(typed, Aborted)
            );
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    async Task<bool> LoadAsync()
    {
        if (Id is not { } id)
            return true;
        Stored = await circuits.FindAsync(id, Aborted);
        return Stored is not null;
    }

    async Task ChoicesAsync()
    {
        var organisation = await directory.GetAsync(Aborted);
        DepartmentChoices = [.. organisation.Departments("Tous les services", Input.DepartmentId)];
        TopicChoices =
        [
            new("Tous les sujets", ""),
            .. (await topics.GetAsync(Aborted)).OpenTo(viewer.Value).Select(t => new SelectListItem(t.Path, $"{t.Id}")),
        ];
        First = ApproverChoice.Choices(organisation, "Choisir");
        Next = ApproverChoice.Choices(organisation, "Personne");
    }
}
