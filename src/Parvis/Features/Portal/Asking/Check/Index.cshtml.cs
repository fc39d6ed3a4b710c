using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requests.Duplicates;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Check;

/// <summary>All answers once more, and the button that sends them.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    AskDrafts drafts,
    AskSending sending,
    LikelyDuplicates others,
    PortalWords words,
    TownClock clock,
    SettingsStore settings,
    AskRate rate
) : DraftPageModel(drafts)
{
    public RefusedException? Missing { get; private set; }

    /// <summary>Days on which others told of the same thing there; newest first.</summary>
    public IReadOnlyList<DateOnly> AlreadyTold { get; private set; } = [];

    public TownSettings Town { get; private set; } = null!;

    /// <summary>Where rights on personal data are asked for.</summary>
    public string RightsContact =>
        new[] { Town.DataProtectionContact, Town.Email, Town.OneLineAddress, Town.Name }.First(c => c.Length > 0);

    /// <summary>In the language of who reads; empty when there is none.</summary>
    public string AnswerTo(FormQuestion question) => Found.Shown(question, answer => Shown(question, answer));

    string Shown(FormQuestion question, string answer) =>
        FoundDraft.DayOf(question, answer) is { } day ? words.InFull(day)
        : question.Kind == QuestionKind.YesNo ? words[QuestionKinds.Shown(answer)]
        : answer;

    protected override async Task<IActionResult> ShowAsync()
    {
        Town = await settings.GetAsync<TownSettings>(Aborted);
        Missing = AskSending.Missing(Found);
        if (Found is { Draft.IsTrial: false, Topic: { Kind: TopicKind.Report } topic })
        {
            var zone = await clock.ZoneAsync(Aborted);
            AlreadyTold =
            [
                .. (await others.SameThereAsync(topic.Id, AskSending.PlaceOf(Found), Aborted)).Select(at =>
                    DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone))
                ),
            ];
        }

        return await base.ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Honeypot.Took(Request))
            return Redirect(AskLinks.Catalogue);
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        await sending.SendAsync(Found, Aborted);
        if (Found.Draft.HelperId is null)
            return Redirect(AskLinks.Receipt(Key));
        TempData["Done"] = $"La demande {Found.Draft.SentReference} est enregistrée.";
        TempData["DoneLinks"] = new[]
        {
            "Voir l'accusé à remettre à la personne, avec son code",
            AskLinks.Receipt(Key),
        };
        return Redirect(MandateLinks.Request(Found.Draft.SentReference!));
    }
}
