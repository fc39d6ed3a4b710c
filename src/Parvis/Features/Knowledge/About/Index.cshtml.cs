using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Knowledge.About;

/// <summary>What a sheet is known by, who answers for it, and how often it is read again.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(KnowledgeService sheets, OrganisationDirectory directory, CurrentViewer viewer)
    : SheetPageModel(sheets, viewer),
        IRedisplayed
{
    [BindProperty]
    public AboutForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Months { get; } =
    [.. KnowledgeSheet.Rhythms.Select(m => new SelectListItem($"Tous les {m} mois", $"{m}"))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Input = AboutForm.Of(Sheet);
        SeeNow();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        Sheet.MustBe(Seen);
        var organisation = await directory.GetAsync(Aborted);
        if (!MayPublish)
            // Who proposes a sheet does not say whose it is.
            (Input.OwnerId, Input.DepartmentId, Input.AsksReceipt) = (Sheet.OwnerId, Sheet.DepartmentId, false);
        if (Input.OwnerId is { } owner && owner != Sheet.OwnerId && organisation.Agent(owner) is not { Active: true })
            throw new RefusedException("Choisissez un agent de la liste.", nameof(AboutForm.OwnerId));
        if (Input.DepartmentId is not null && organisation.Department(Input.DepartmentId) is null)
            throw new RefusedException("Choisissez un service de la liste.", nameof(AboutForm.DepartmentId));
        Sheets.Edit(Sheet, Input.Read(), Viewer);
        return Back("C'est enregistré.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var organisation = await directory.GetAsync(Aborted);
        Conflict = EditConflict.Between(
            Seen,
            Sheet.Version,
            AboutForm.Of(Sheet).Describe(organisation),
            Input.Describe(organisation)
        );
        SeeNow();
        return await ShowAsync();
    }

    async Task<IActionResult> ShowAsync()
    {
        var organisation = await directory.GetAsync(Aborted);
        Owners =
        [
            new SelectListItem("Le responsable du service", ""),
            .. organisation
                .Agents.Where(a => a.Active || a.Id == Input.OwnerId)
                .Select(a => new SelectListItem(a.Active ? a.FullName : $"{a.FullName} (parti)", a.Id.ToString())),
        ];
        Departments = [.. organisation.Departments("Aucun : le pilote", Input.DepartmentId)];
        return Page();
    }
}
