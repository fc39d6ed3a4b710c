using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.MyAccount;

[Authorize(Policies.OwnAccount)]
public sealed class IndexModel(
    CurrentViewer viewer,
    OrganisationDirectory directory,
    AgentService agents,
    TownClock clock
) : PageModel, IRedisplayed
{
    [BindProperty]
    public DigestRhythm Digest { get; set; }

    public Viewer Viewer => viewer.Value;

    public AgentEntry? Agent { get; private set; }

    public OrganisationSnapshot Names { get; private set; } = null!;

    public Absence? NextAbsence { get; private set; }

    public bool ManagesOthers { get; private set; }

    public string Roles => Viewer.Roles == TownRoles.None ? "" : Viewer.Roles.InFrench();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Digest = Agent?.Digest ?? DigestRhythm.Never;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (Viewer.AgentId is not { } me)
            return NotFound();
        await agents.ChooseDigestAsync(me, Digest, cancellationToken);
        TempData["Done"] =
            Digest == DigestRhythm.Never ? "Vous ne recevrez plus de récapitulatif." : "Votre choix est enregistré.";
        return Redirect(OrganisationLinks.MyAccount);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return Page();
    }

    async Task ReadAsync(CancellationToken cancellationToken)
    {
        Names = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        Agent = Names.Agent(Viewer.AgentId);
        NextAbsence = Agent?.Absences.FirstOrDefault(a => a.Until >= today);
        ManagesOthers = Viewer.IsHead || Viewer.IsAdministrator;
    }
}
