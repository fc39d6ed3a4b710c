using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Typing;

/// <summary>Answers on paper, typed one after the other.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    CampaignService campaigns,
    OrganisationDirectory directory,
    OnceOnly once,
    TownClock clock,
    PortalWords words
) : CampaignPageModel(campaigns, clock, words), IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? SiteId { get; set; }

    public IEnumerable<SelectListItem> Sites { get; private set; } = [];

    public bool IsOpen { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || !IsOpen)
            return NotFound();
        if (await ReadAsync() is not { } answers)
            return await RedisplayAsync();
        var next = CampaignLinks.Typing(Id) + (SiteId is { } site ? $"?SiteId={site}" : "");
        await once.RunAsync(
            Once,
            async () =>
            {
                await Campaigns.AnswerAsync(Campaign, answers, SiteId, CampaignWay.Paper, Aborted);
                return next;
            },
            Aborted
        );
        TempData["Done"] = "La réponse est notée : voici une feuille vide pour la suivante.";
        return Redirect(next);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Sites = (await directory.GetAsync(Aborted)).OpenServicePoints("Sans préciser", SiteId);
        return Page();
    }

    async Task<bool> FindAsync()
    {
        if (await Campaigns.FindAsync(Id, Aborted) is not { } campaign)
            return false;
        Campaign = campaign;
        IsOpen = campaign.TakesPaper(await Clock.TodayAsync(Aborted));
        return true;
    }
}
