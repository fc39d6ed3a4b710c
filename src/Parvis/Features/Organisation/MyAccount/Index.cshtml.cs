using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.MyAccount;

[Authorize(Policies.SignedIn)]
public sealed class IndexModel(CurrentViewer viewer, OrganisationDirectory directory, TownClock clock) : PageModel
{
    public Viewer Viewer => viewer.Value;

    public AgentEntry? Agent { get; private set; }

    public OrganisationSnapshot Names { get; private set; } = null!;

    public Absence? NextAbsence { get; private set; }

    public bool ManagesOthers { get; private set; }

    public string Roles => Viewer.Roles == TownRoles.None ? "" : Viewer.Roles.InFrench();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Names = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        Agent = Names.Agent(Viewer.AgentId);
        NextAbsence = Agent?.Absences.FirstOrDefault(a => a.Until >= today);
        ManagesOthers = Viewer.IsHead || Viewer.IsAdministrator;
    }
}
