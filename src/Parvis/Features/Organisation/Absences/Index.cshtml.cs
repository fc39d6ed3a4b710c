using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Organisation.Absences;

/// <summary>Who is away and who stands in, among the agents whose absences this person may set.</summary>
[Authorize(Policies.SignedIn)]
public sealed class IndexModel(OrganisationDirectory directory, CurrentViewer viewer, TownClock clock) : PageModel
{
    public IReadOnlyList<AgentEntry> Agents { get; private set; } = [];

    public OrganisationSnapshot Names { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Names = await directory.GetAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        Agents = [.. Names.Agents.Where(a => a.Active && AbsenceService.CanManage(viewer.Value, a))];
        return Agents switch
        {
            [] => NotFound(),
            [var only] when only.Id == viewer.Value.AgentId => Redirect(OrganisationLinks.AbsencesOf(only.Id)),
            _ => Page(),
        };
    }

    /// <summary>The one under way, else the next one.</summary>
    public Absence? NextOf(AgentEntry agent) => agent.Absences.FirstOrDefault(a => a.Until >= Today);
}
