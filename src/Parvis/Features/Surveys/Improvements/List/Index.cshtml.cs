using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.Improvements.List;

/// <summary>What is being improved, by whom and until when: every agent may know.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ImprovementService improvements,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : PageModel
{
    OrganisationSnapshot organisation = null!;

    DateOnly today;

    public IReadOnlyList<ImprovementAction> Actions { get; private set; } = [];

    public bool MayChange => Policies.Holds(Policies.Oversight, viewer.Value);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        organisation = await directory.GetAsync(cancellationToken);
        today = await clock.TodayAsync(cancellationToken);
        Actions = await improvements.ListAsync(cancellationToken);
    }

    public string Owner(ImprovementAction action) => organisation.AgentName(action.OwnerAgentId);

    public string Due(ImprovementAction action) =>
        action.DueOn < today ? $"en retard depuis le {action.DueOn.Short()}" : $"pour le {action.DueOn.Short()}";
}
