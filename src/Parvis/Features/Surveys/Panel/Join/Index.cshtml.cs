using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Surveys.Campaigns;
using Parvis.Web;

namespace Parvis.Features.Surveys.Panel.Join;

/// <summary>A resident asks to be invited to try things.</summary>
[AllowAnonymous]
public sealed class IndexModel(PanelService panel, CampaignRate rate, SettingsStore settings) : PageModel, IRedisplayed
{
    [BindProperty]
    public PanelWords Input { get; set; } = new();

    /// <summary>What just happened.</summary>
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Happened { get; set; }

    public bool IsAsked => Happened == "inscription";

    public bool IsLeft => Happened == "depart";

    public string Town { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        if (!(await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents)
            return NotFound();
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!Honeypot.Took(Request))
        {
            try
            {
                await panel.AskAsync(Input, cancellationToken);
            }
            catch (RefusedException refused) when (refused.Field is { } field)
            {
                throw refused.At($"{nameof(Input)}.{field}");
            }
        }

        return Redirect($"{PanelLinks.Join}?fait=inscription");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var town = await settings.GetAsync<TownSettings>(HttpContext.RequestAborted);
        if (!town.IsOpenToResidents)
            return NotFound();
        Town = town.Name;
        return Page();
    }
}
