using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Poster;

/// <summary>To print and hang: a sheet for each place, whose code says where it was read.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(CampaignService campaigns, OrganisationDirectory directory, SettingsStore settings)
    : PageModel
{
    public Campaign Campaign { get; private set; } = null!;

    /// <summary>Short, to be typed.</summary>
    public string Door { get; private set; } = "";

    public IReadOnlyList<(string Name, string Code)> Sheets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return NotFound();
        Campaign = campaign;
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        // As long as residents' pages are closed, it is a proof to look at.
        var root = town.IsOpenToResidents ? town.ResidentsUrl : town.BaseUrl;
        Door = Uri.TryCreate(root, UriKind.Absolute, out var known)
            ? $"{known.Authority}{known.AbsolutePath.TrimEnd('/')}{CampaignLinks.Answer(campaign.Key)}"
            : CampaignLinks.Answer(campaign.Key);
        var sites = (await directory.GetAsync(cancellationToken))
            .ServicePoints.Where(p => campaign.SiteId is { } only ? p.Id == only : p.Active)
            .ToList();
        Sheets =
            sites.Count == 0
                ? [("", QrPicture.Of(root + CampaignLinks.Answer(campaign.Key)))]
                : [.. sites.Select(s => (s.Name, QrPicture.Of(root + CampaignLinks.Answer(campaign.Key, s.Id))))];
        return Page();
    }
}
