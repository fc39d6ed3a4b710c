using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Sheet;

/// <summary>One campaign: its questions as long as nobody answered, then what was answered.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    CampaignService campaigns,
    CampaignReader reader,
    OrganisationDirectory directory,
    SettingsStore settings,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public long ReplyId { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public CampaignResults Results { get; private set; } = null!;

    public string Place { get; private set; } = "";

    /// <summary>Where residents find it; empty as long as their pages are closed.</summary>
    public string Root { get; private set; } = "";

    public bool MayCompose => viewer.Value.IsPilot;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostUpAsync() => MoveAsync(-1);

    public Task<IActionResult> OnPostDownAsync() => MoveAsync(+1);

    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await MayAsync())
            return NotFound();
        await campaigns.ComposeAsync(
            Campaign,
            Seen,
            form => form with { Questions = [.. form.Questions.Where(q => q.Key != Key)] },
            Aborted
        );
        TempData["Done"] = "La question est retirée.";
        return Redirect(CampaignLinks.Sheet(Id));
    }

    public async Task<IActionResult> OnPostCopyAsync()
    {
        if (!await MayAsync())
            return NotFound();
        var copy = await campaigns.CopyAsync(Campaign, viewer.Value.Name, Aborted);
        TempData["Done"] = "Une autre campagne pose les mêmes questions : donnez-lui son titre et ses dates.";
        return Redirect(CampaignLinks.Edit(copy.Id));
    }

    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (!await MayAsync())
            return NotFound();
        await campaigns.ForgetWordsAsync(Id, ReplyId, Aborted);
        TempData["Done"] = "Ces mots sont retirés.";
        return Redirect(CampaignLinks.Sheet(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Results = await reader.ReadAsync(Campaign, Aborted);
        Place = (await directory.GetAsync(Aborted)).ServicePoint(Campaign.SiteId)?.Name ?? "Partout";
        Root = (await settings.GetAsync<TownSettings>(Aborted)).ResidentsUrl;
        return Page();
    }

    public string Percent(int? value) => value is { } known ? $"{known} %" : "trop peu de réponses";

    async Task<IActionResult> MoveAsync(int by)
    {
        if (!await MayAsync())
            return NotFound();
        await campaigns.ComposeAsync(Campaign, Seen, form => form.Moved(Key ?? "", by), Aborted);
        return Redirect(CampaignLinks.Sheet(Id));
    }

    async Task<bool> MayAsync() => MayCompose && await FindAsync();

    async Task<bool> FindAsync()
    {
        if (await campaigns.FindAsync(Id, Aborted) is not { } campaign)
            return false;
        Campaign = campaign;
        return true;
    }
}
