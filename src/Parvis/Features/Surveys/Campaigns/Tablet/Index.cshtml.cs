using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Forms;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Tablet;

/// <summary>
/// A flash survey on a tablet at the counter: one question a screen, thanks, and back to the start by itself. The answers so
/// far travel in the address, where nobody's name is; words are asked last, and are sent only.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(
    CampaignService campaigns,
    CampaignRate rate,
    OnceOnly once,
    TownClock clock,
    PortalWords words
) : CampaignPageModel(campaigns, clock, words), IRedisplayed
{
    /// <summary>Time to read the thanks, not to wait for them.</summary>
    const int SecondsOfThanks = 8;

    const string SeenName = "vu";

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "lieu")]
    public Guid? SiteId { get; set; }

    [BindProperty(SupportsGet = true, Name = "merci")]
    public string? Thanks { get; set; }

    /// <summary>Keys of the questions that were shown.</summary>
    [BindProperty(SupportsGet = true, Name = SeenName)]
    public List<string> Seen { get; set; } = [];

    public bool IsOver => Thanks is not null;

    public string Here => CampaignLinks.Tablet(Key, SiteId);

    /// <summary>What is asked now.</summary>
    public IReadOnlyList<FormQuestion> Screen { get; private set; } = [];

    /// <summary>What was answered before, and which questions were shown, this one included.</summary>
    public IReadOnlyList<(string Name, string Value)> Carried { get; private set; } = [];

    public bool IsLast { get; private set; }

    public bool IsChoice => Screen is [{ Kind: QuestionKind.YesNo or QuestionKind.OneChoice }];

    /// <summary>A choice that must be made is made by its own buttons.</summary>
    public bool NeedsButton => !IsChoice || !Screen[0].Required;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        if (!await FindAsync())
            return NotFound();
        var thanks = CampaignLinks.Thanks(Here);
        if (Honeypot.Took(Request))
            return Redirect(thanks);
        if (await ReadAsync() is not { } answers)
            return await RedisplayAsync();
        await once.RunAsync(
            Once,
            async () =>
            {
                await Campaigns.AnswerAsync(Campaign, answers, SiteId, CampaignWay.Tablet, Aborted);
                return thanks;
            },
            Aborted
        );
        return Redirect(thanks);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (IsOver)
        {
            Response.Headers["Refresh"] = $"{SecondsOfThanks}; url={Here}";
            return Page();
        }

        var screens = Screens(Campaign.Form).ToList();
        var place = screens.FindIndex(screen =>
            screen.Any(q => !Seen.Contains(q.Key, StringComparer.Ordinal) || Refused(q))
        );
        if (place < 0)
            place = screens.Count - 1;
        Screen = screens[place];
        IsLast = place == screens.Count - 1;
        foreach (var question in Screen.Where(q => Seen.Contains(q.Key, StringComparer.Ordinal) && Refused(q)))
        {
            var name = AskedInCampaign.IdOf(question.Key);
            if (ModelState[name]?.Errors is not { Count: > 0 })
                ModelState.AddModelError(name, CampaignQuestions.Sentence(AnswerCheck.Missing(question), Words));
        }

        Carried =
        [
            .. screens.Take(place + 1).SelectMany(s => s).Select(q => (SeenName, q.Key)),
            .. screens
                .Take(place)
                .SelectMany(s => s)
                .SelectMany(q => Typed(q.Key).OfType<string>().Select(v => (AskedInCampaign.IdOf(q.Key), v))),
        ];
        return Page();
    }

    /// <summary>A required question whose screen was passed without an answer, or with one that is not offered.</summary>
    bool Refused(FormQuestion question) =>
        ModelState[AskedInCampaign.IdOf(question.Key)]?.Errors.Count > 0
        || (question.Required && Typed(question.Key).All(string.IsNullOrWhiteSpace));

    static IEnumerable<IReadOnlyList<FormQuestion>> Screens(FormDefinition form)
    {
        foreach (var question in form.Questions.Where(q => q.Kind.Offers()))
            yield return [question];
        if (form.Questions.Where(q => !q.Kind.Offers()).ToList() is { Count: > 0 } words)
            yield return words;
    }

    async Task<bool> FindAsync()
    {
        if (
            await Campaigns.OpenAsync(Key, Aborted) is not { } campaign
            || campaign.Form.Questions.Count > Surveys.Campaigns.Campaign.MostOnTablet
        )
            return false;
        Campaign = campaign;
        return true;
    }
}
