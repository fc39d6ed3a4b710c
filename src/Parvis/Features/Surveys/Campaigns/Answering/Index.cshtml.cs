using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Answering;

/// <summary>The questions of a campaign, for anybody who has its address.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    CampaignService campaigns,
    CampaignRate rate,
    OnceOnly once,
    TownClock clock,
    PortalWords words
) : CampaignPageModel(campaigns, clock, words), IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>Where its code was read.</summary>
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public Guid? SiteId { get; set; }

    [BindProperty(SupportsGet = true, Name = "merci")]
    public string? Thanks { get; set; }

    public bool IsOver => Thanks is not null;

    public string Here => CampaignLinks.Answer(Key, SiteId);

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        if (await Campaigns.OpenAsync(Key, Aborted) is not { } campaign)
            return NotFound();
        Campaign = campaign;
        var thanks = CampaignLinks.Thanks(Here);
        if (Honeypot.Took(Request))
            return Redirect(thanks);
        if (await ReadAsync() is not { } answers)
            return await RedisplayAsync();
        await once.RunAsync(
            Once,
            async () =>
            {
                await Campaigns.AnswerAsync(campaign, answers, SiteId, CampaignWay.Web, Aborted);
                return thanks;
            },
            Aborted
        );
        return Redirect(thanks);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await Campaigns.OpenAsync(Key, Aborted) is not { } campaign)
            return NotFound();
        Campaign = campaign;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}
