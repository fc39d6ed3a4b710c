using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.Signatures;

[Authorize(Policies.Approvals)]
public sealed class EditModel(
    SignatureService signatures,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public SignatureForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public SignatureDelegation? Stored { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Who { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if (Stored is not null)
            Input = SignatureForm.Of(Stored);
        await ChoicesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await signatures.SaveAsync(Id, Input.ToOptions(), Input.Version, Aborted) is not { } saved)
            return NotFound();
        TempData["Done"] = $"La délégation de {await signatures.NameAsync(saved, Aborted)} est enregistrée.";
        return Redirect(ApprovalLinks.Signatures);
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

    async Task<EditConflict?> ConflictAsync(SignatureDelegation stored)
    {
        try
        {
            var typed = new SignatureDelegation();
            typed.Edit(Input.ToOptions());
            return EditConflict.Between(
                Input.Version,
                stored.Version,
                await signatures.DescribeAsync(stored, Aborted),
                await signatures.DescribeAsync(typed, Aborted)
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
        Stored = await signatures.FindAsync(id, Aborted);
        if (Stored is null)
            return false;
        Name = await signatures.NameAsync(Stored, Aborted);
        return true;
    }

    async Task ChoicesAsync()
    {
        var organisation = await directory.GetAsync(Aborted);
        Who = await signatures.WhoAsync(Aborted);
        DepartmentChoices = [.. organisation.OpenDepartments.Select(d => new SelectListItem(d.Path, $"{d.Id}"))];
        TopicChoices =
        [
            .. (await topics.GetAsync(Aborted)).OpenTo(viewer.Value).Select(t => new SelectListItem(t.Path, $"{t.Id}")),
        ];
    }
}
