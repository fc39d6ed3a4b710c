using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Portal.Asking.Guard;
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
    AskRate rate,
    AskGuard guard,
    AskConfirmation confirmations
) : DraftPageModel(drafts)
{
    /// <summary>Of the link in a message; else nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Confirmation { get; set; }

    /// <summary>As it was offered, and as it was solved.</summary>
    [BindProperty(Name = "Challenge")]
    public string? Offered { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    /// <summary>Null as long as nothing is checked.</summary>
    public AskChallenge? Sum { get; private set; }

    public RefusedException? Missing { get; private set; }

    /// <summary>Days on which others told of the same thing there; newest first.</summary>
    public IReadOnlyList<DateOnly> AlreadyTold { get; private set; } = [];

    /// <summary>In the language of who reads; empty when there is none.</summary>
    public string AnswerTo(FormQuestion question) => Found.Shown(question, answer => Shown(question, answer));

    string Shown(FormQuestion question, string answer) =>
        FoundDraft.DayOf(question, answer) is { } day ? words.InFull(day)
        : question.Kind == QuestionKind.YesNo ? words[QuestionKinds.Shown(answer)]
        : answer;

    protected override async Task<IActionResult> ShowAsync()
    {
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

        if (Found is { Draft: { IsTrial: false, HelperId: null } })
            Sum = await guard.ChallengeAsync(Found.Draft, From, Confirmation, Aborted);
        if (Sum is not null)
            SecurityHeaders.AllowWorkers(Response);
        return await base.ShowAsync();
    }

    System.Net.IPAddress? From => HttpContext.Connection.RemoteIpAddress;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Honeypot.Took(Request))
            return Redirect(AskLinks.Catalogue);
        rate.RefuseMany(From);
        if (await FindAsync() is { } elsewhere)
            return elsewhere;
        sending.RefuseUnready(Found);
        if (Found.Draft.HelperId is not null)
            return await SendForHelperAsync();
        var passage = await guard.PassAsync(Found.Draft, From, new AskAnswer(Offered, Proof, Confirmation), Aborted);
        if (passage == AskPassage.ByMail)
        {
            var contact = Found.Draft.ReadContact();
            await confirmations.WriteAsync(Key, Found.Draft, contact, Aborted);
            TempData["Done"] = words[
                "Il reste un pas : ouvrez le lien du courriel que nous envoyons à {0}, et votre demande partira. Elle se garde sept jours.",
                contact.Email
            ];
            return Redirect(AskLinks.Check(Key));
        }

        await sending.SendAsync(Found, passage == AskPassage.Doubted, Aborted);
        guard.Count(From);
        return Redirect(AskLinks.Receipt(Key));
    }

    /// <summary>Whose account the town made is not asked to prove anything: many of theirs leave from one place.</summary>
    async Task<IActionResult> SendForHelperAsync()
    {
        await sending.SendAsync(Found, doubted: false, Aborted);
        TempData["Done"] = $"La demande {Found.Draft.SentReference} est enregistrée.";
        TempData["DoneLinks"] = new[]
        {
            "Voir l'accusé à remettre à la personne, avec son code",
            AskLinks.Receipt(Key),
        };
        return Redirect(MandateLinks.Request(Found.Draft.SentReference!));
    }
}
