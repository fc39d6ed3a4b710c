using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Edit;

/// <summary>What a campaign is called, when and where it is asked.</summary>
[Authorize(Policies.Pilot)]
public sealed class IndexModel(
    CampaignService campaigns,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CampaignForm Input { get; set; } = new();

    public IEnumerable<SelectListItem> Sites { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is { } id)
        {
            if (await campaigns.FindAsync(id, Aborted) is not { } campaign)
                return NotFound();
            Input = CampaignForm.Of(campaign);
        }
        else
            Input.From = await clock.TodayAsync(Aborted);

        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            var saved = await campaigns.SaveAsync(Id, Input.Read(), Input.Version, viewer.Value.Name, Aborted);
            if (saved is null)
                return NotFound();
            TempData["Done"] = Id is null
                ? "La campagne est prête à recevoir ses questions."
                : "La campagne est changée.";
            return Redirect(CampaignLinks.Sheet(saved.Id));
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Sites = (await directory.GetAsync(Aborted)).OpenServicePoints("Partout", Input.SiteId);
        return Page();
    }
}

/// <summary>The fields of a campaign.</summary>
public sealed class CampaignForm
{
    public string? Title { get; set; }

    public string? Introduction { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public Guid? SiteId { get; set; }

    public int Version { get; set; }

    public static CampaignForm Of(Campaign campaign) =>
        new()
        {
            Title = campaign.Title,
            Introduction = campaign.Introduction,
            From = campaign.From,
            Until = campaign.Until,
            SiteId = campaign.SiteId,
            Version = campaign.Version,
        };

    public CampaignOptions Read() =>
        new()
        {
            Title = Title,
            Introduction = Introduction,
            From = From,
            Until = Until,
            SiteId = SiteId,
        };
}
