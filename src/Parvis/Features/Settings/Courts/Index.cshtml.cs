using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Settings.Courts;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(AppealRoutesService service) : PageModel, IRedisplayed
{
    [BindProperty]
    public AppealRoutesForm Input { get; set; } = new();

    /// <summary>Which of the two buttons was pressed.</summary>
    [BindProperty]
    public bool Confirm { get; set; }

    public AppealRoutes Stored { get; private set; } = new();

    public TerritorialCourt? Proposal { get; private set; }

    public EditConflict? Conflict { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Stored, var version) = await service.FindAsync(cancellationToken);
        Proposal = await service.ProposeAsync(cancellationToken);
        Input = AppealRoutesForm.Of(Stored, version);
        if (Stored.CourtName.Length == 0)
            Input.CourtName = Proposal?.Court;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (current, _) = await service.FindAsync(cancellationToken);
        await service.SaveAsync(Input.Over(current), Confirm, Input.Version, cancellationToken);
        var (saved, _) = await service.FindAsync(cancellationToken);
        TempData["Done"] = saved.Confirmed
            ? "Les voies de recours sont enregistrées et confirmées."
            : "Les voies de recours sont enregistrées ; elles restent à confirmer.";
        return Redirect(SettingsLinks.AppealRoutes);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        (Stored, var version) = await service.FindAsync(HttpContext.RequestAborted);
        Proposal = await service.ProposeAsync(HttpContext.RequestAborted);
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            AppealRoutesService.Describe(Stored),
            AppealRoutesService.Describe(Input.Over(Stored))
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
