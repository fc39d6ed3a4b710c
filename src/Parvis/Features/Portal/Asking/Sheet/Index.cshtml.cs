using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Organisation;
using Parvis.Features.Portal.Promises;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Calendar;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Sheet;

/// <summary>What a resident should know before asking: documents, delay, whom to call.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    AskDrafts drafts,
    PromiseReader promises,
    OrganisationDirectory directory,
    CompetenceDirectory competences,
    KnowledgeCatalogue answers,
    SettingsStore settings,
    TownClock clock,
    AskRate rate
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TopicEntry Topic { get; private set; } = null!;

    public string Town { get; private set; } = "";

    public int WorkingDays { get; private set; }

    public double? Median { get; private set; }

    public IReadOnlyList<string> Contact { get; private set; } = [];

    /// <summary>Where the department receives; null when it says none.</summary>
    public ServicePoint? Reception { get; private set; }

    public IReadOnlyList<(DateOnly On, string Words)> SpecialDays { get; private set; } = [];

    /// <summary>Sheets about it.</summary>
    public IReadOnlyList<PublishedSheet> Answers { get; private set; } = [];

    /// <summary>Whose it is, wherever it happens, when it is not the town's.</summary>
    public string Partner { get; private set; } = "";

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await IsOpenAsync() || await drafts.TopicAsync(Id, Aborted) is not { } topic)
            return NotFound();
        if (Honeypot.Took(Request))
            return Redirect(AskLinks.Catalogue);
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        return Redirect(AskLinks.Page(await drafts.BeginAsync(topic, Aborted), 1));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await IsOpenAsync() || await drafts.TopicAsync(Id, Aborted) is not { } topic)
            return NotFound();
        Topic = topic;
        var town = await settings.GetAsync<TownSettings>(Aborted);
        Town = town.Name;
        var rules = await settings.GetAsync<RequestSettings>(Aborted);
        WorkingDays = rules.AnswerDays(topic.TargetDays);
        Median = (await promises.ReadAsync(Aborted)).FirstOrDefault(p => p.TopicId == topic.Id)
            is { IsMeasured: true } kept
            ? kept.MedianDays
            : null;
        var organisation = await directory.GetAsync(Aborted);
        var department = organisation.Department(topic.DepartmentId);
        Contact =
        [
            .. new[]
            {
                department?.Name ?? town.Name,
                department?.Phone is { Length: > 0 } phone ? phone : town.Phone,
            }.Where(line => line.Length > 0),
        ];
        Partner = (await competences.GetAsync(Aborted)).Find(topic, place: null) is { Confirmed: true } of
            ? of.PartnerName
            : "";
        Answers = [.. (await answers.ForResidentsAsync(Aborted)).Where(s => s.IsAbout(topic))];
        Reception = organisation.ServicePoint(department?.ServicePointId) is { Active: true } point ? point : null;
        SpecialDays = Features.Organisation.SpecialDays.Coming(
            await settings.GetAsync<WorkCalendar>(Aborted),
            Reception,
            await clock.TodayAsync(Aborted)
        );
        return Page();
    }

    async Task<bool> IsOpenAsync() => (await settings.GetAsync<TownSettings>(Aborted)).IsOpenToResidents;
}
