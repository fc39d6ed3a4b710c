using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.Results;

/// <summary>What residents think, for those who watch over the town's answers.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    ParvisDbContext db,
    SurveyReader reader,
    SettingsStore settings,
    AdministrationJournal journal,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "periode")]
    public string? Period { get; set; }

    [BindProperty]
    public string? OpinionUrl { get; set; }

    [BindProperty]
    public string? ServicesUrl { get; set; }

    public SurveyPeriod Chosen => SurveyPeriods.Parse(Period);

    public SurveyResults Results { get; private set; } = null!;

    public IReadOnlyList<SurveyComment> Comments { get; private set; } = [];

    public bool AsksByMail { get; private set; }

    public bool MaySet => viewer.Value.IsPilot || viewer.Value.IsAdministrator;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostReadAsync(CancellationToken cancellationToken) =>
        NoteAsync(answer => answer.Read(clock.UtcNow), cancellationToken);

    public Task<IActionResult> OnPostSpokenAsync(CancellationToken cancellationToken) =>
        NoteAsync(answer => answer.AnswerByVoice(clock.UtcNow), cancellationToken);

    async Task<IActionResult> NoteAsync(Action<SurveyAnswer> note, CancellationToken cancellationToken)
    {
        var answer = await (
            from one in db.Set<SurveyAnswer>()
            join request in db.Set<CitizenRequest>().VisibleTo(viewer.Value) on one.RequestId equals request.Id
            where one.Id == Id
            select one
        ).FirstOrDefaultAsync(cancellationToken);
        if (answer is null)
            return NotFound();
        note(answer);
        return Redirect(SurveyLinks.Of(Chosen));
    }

    public async Task<IActionResult> OnPostSettingsAsync(bool asks, CancellationToken cancellationToken)
    {
        if (!MaySet)
            return NotFound();
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (asks && !town.IsOpenToResidents)
            throw new RefusedException("Donnez d'abord l'adresse pour les habitants, dans les réglages de la commune.");
        var before = await settings.GetAsync<SurveySettings>(cancellationToken);
        await settings.SaveAsync(before with { AsksByMail = asks }, cancellationToken: cancellationToken);
        journal.Write(asks ? "avis demandés par courriel et par lettre" : "demandes d'avis arrêtées");
        TempData["Done"] = asks
            ? "Les habitants sont interrogés, par courriel et au bas des lettres."
            : "Plus personne n'est interrogé.";
        return Redirect(SurveyLinks.Results);
    }

    public async Task<IActionResult> OnPostElsewhereAsync(CancellationToken cancellationToken)
    {
        if (!MaySet)
            return NotFound();
        var before = await settings.GetAsync<SurveySettings>(cancellationToken);
        await settings.SaveAsync(
            before with
            {
                OpinionUrl = SurveySettings.Address(OpinionUrl, nameof(OpinionUrl)),
                ServicesUrl = SurveySettings.Address(ServicesUrl, nameof(ServicesUrl)),
            },
            cancellationToken: cancellationToken
        );
        journal.Write("liens « Je donne mon avis » et « Services Publics + » changés");
        TempData["Done"] = "Les liens sont enregistrés : ils suivent le remerciement.";
        return Redirect(SurveyLinks.Results);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Zone = await clock.ZoneAsync(aborted);
        var set = await settings.GetAsync<SurveySettings>(aborted);
        AsksByMail = set.AsksByMail;
        OpinionUrl ??= set.OpinionUrl;
        ServicesUrl ??= set.ServicesUrl;
        var since = await clock.ToUtcAsync(Chosen.Since(await clock.TodayAsync(aborted)), aborted);
        Results = await reader.ReadAsync(since, until: null, aborted);
        Comments = await reader.CommentsAsync(since, viewer.Value, aborted);
        return Page();
    }

    public bool MayReply(CitizenRequest request) =>
        request.Status != RequestStatus.Merged && RequestPolicy.Allows(viewer.Value, request, RequestAction.Reply);

    public string Percent(int? value) => value is { } known ? $"{known} %" : "trop peu d'avis";

    public string When(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Zone).Short();
}
