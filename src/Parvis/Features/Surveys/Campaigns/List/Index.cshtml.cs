using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.List;

/// <summary>Campaigns that come, that are asked, that are over; every agent types paper in.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    CampaignService campaigns,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : PageModel
{
    OrganisationSnapshot organisation = null!;

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayCompose => viewer.Value.IsPilot;

    public bool MayRead => Policies.Holds(Policies.Oversight, viewer.Value);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        organisation = await directory.GetAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        Campaigns = await campaigns.ListAsync(cancellationToken);
    }

    public string When(Campaign campaign) =>
        campaign.Form.Questions.Count == 0 ? "Sans question pour l'instant"
        : campaign.Until < Today ? $"Finie le {campaign.Until.Short()}"
        : campaign.From > Today ? $"Du {campaign.From.Short()} au {campaign.Until.Short()}"
        : $"En cours, jusqu'au {campaign.Until.Short()}";

    public string Place(Campaign campaign) => organisation.ServicePoint(campaign.SiteId)?.Name ?? "Partout";
}
