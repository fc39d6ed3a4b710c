using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Inbox;
using Parvis.AppTests.Reminders;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Referrals.Following;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Referrals;

/// <summary>What becomes of a request while a partner has it: its reference, its receipt, chasers, its answer or refusal.</summary>
public sealed class ReferralFollowingTests
{
    [SkippableTheory, BothDatabases]
    public async Task Where_silence_accepts_the_period_runs_from_reception_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVA-2M");
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        (await app.ClockAsync(request)).ShouldBeNull();

        app.Clock.Advance(TimeSpan.FromDays(3));
        var there = DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(-1);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"{request.PageUrl()}/organisme");
        (await form.SubmitAsync("Noter")).Errors.ShouldHaveSingleItem().ShouldContain("Notez la référence");
        (await form.SubmitAsync("Noter", ("ReceivedOn", $"{there.AddDays(-9):yyyy-MM-dd}")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("avant la transmission");
        var page = await form.SubmitAsync(
            "Noter",
            ("PartnerReference", "RM-2026-88"),
            ("ReceivedOn", $"{there:yyyy-MM-dd}")
        );

        page.Text.ShouldContain("RM-2026-88");
        page.Text.ShouldContain($"l'a reçue le {there.InFull()}");
        page.Text.ShouldContain($"a fait courir le délai légal, jusqu'au {there.AddMonths(2).InFull()}");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(there.AddMonths(2));
    }

    [SkippableTheory, BothDatabases]
    public async Task Where_silence_rejects_nothing_moves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        await app.ReferAsync(request);
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));
        using var anne = await app.SignInAsync("voirie");
        var page = await (await anne.GetPageAsync($"{request.PageUrl()}/organisme")).SubmitAsync(
            "Noter",
            ("ReceivedOn", $"{DateOnly.FromDateTime(app.Clock.UtcNow):yyyy-MM-dd}")
        );

        (await app.ClockAsync(request))!.DueOn.ShouldBe(due);
        page.Text.ShouldContain("le délai court quand même de la première réception");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_silent_partner_is_told_of_once_each_period(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, new TownAppOptions { ClockWalks = true });
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        (await SilencesAsync(app, request)).ShouldBe(0);

        // Ten working days are two weeks.
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.RunJobAsync<WatchReferralsJob>();
        await app.RunJobAsync<WatchReferralsJob>();
        (await SilencesAsync(app, request)).ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.RunJobAsync<WatchReferralsJob>();
        (await SilencesAsync(app, request)).ShouldBe(3, "who has it again, and the head");

        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync("/")).Text.ShouldContain("ne donne pas de nouvelles");
        await (await anne.GetPageAsync($"{request.PageUrl()}/relance-organisme")).SubmitAsync(
            "Relancer",
            ("Channel", nameof(Channel.Phone)),
            ("Words", "Dit à M. Riou : il regarde.")
        );
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.RunJobAsync<WatchReferralsJob>();
        (await SilencesAsync(app, request)).ShouldBe(3, "it was asked a week ago");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_silence_that_lasts_reaches_the_head_then_the_pilot(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, new TownAppOptions { ClockWalks = true });
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        var (anne, head, pilot) = (app.Town.Agent("voirie"), app.Town.Agent("chef"), app.Town.Agent("pilote"));

        // Ten working days are two weeks, and a day more at Christmas; the digest of that morning says it too.
        Guid[][] expected =
        [
            [anne],
            [anne, head],
            [anne, head, pilot],
        ];
        var before = 0;
        foreach (var told in expected)
        {
            app.Clock.Advance(TimeSpan.FromDays(15));
            await app.RunJobAsync<WatchReferralsJob>();
            var all = await app.NotifiedAsync(request, NotificationKind.PartnerSilent);
            all.Skip(before).ShouldBe(told, ignoreOrder: true);
            before = all.Count;
            await app.RunJobAsync<DigestJob>();
            await app.SendDueAsync();
        }

        app.Digests("voirie")[^1].ShouldContain($"Chez un organisme, sans nouvelle\r\n- {request.Reference}");
        app.Digests("chef")[^1].ShouldContain("Chez un organisme, sans nouvelle");
        app.Digests("pilote")[^1].ShouldContain("Chez un organisme, sans nouvelle");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_chaser_leaves_to_the_partner_and_not_to_the_resident(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(12));
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync($"{request.PageUrl()}/relance-organisme");
        form.ValueOf("Words").ShouldContain(request.Reference);

        var page = await form.SubmitAsync("Relancer");
        await app.SendDueAsync();

        var mail = app.MailsSaying(request, "Relance : notre demande").ShouldHaveSingleItem();
        mail.ShouldContain(ReferralStand.PartnerEmail);
        mail.ShouldNotContain(ReplyStand.Email);
        page.Text.ShouldContain("à l'organisme, pas à l'usager");
        var referral = (await app.ReferralsAsync(request)).ShouldHaveSingleItem();
        referral.Chasers.ShouldBe(1);
        referral.NewsDueOn.ShouldBeGreaterThan(DateOnly.FromDateTime(app.Clock.UtcNow));
        var again = await anne.GetPageAsync($"{request.PageUrl()}/relance-organisme");
        (await again.SubmitAsync("Relancer"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("déjà été relancé aujourd'hui");
    }

    [SkippableTheory, BothDatabases]
    public async Task Its_answer_comes_back_and_the_town_answers(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync($"{request.PageUrl()}/retour-organisme");
        (await form.SubmitAsync("Noter", ("Declined", "false")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("ce que répond");

        var page = await form.SubmitAsync(
            "Noter",
            ("Declined", "false"),
            ("Channel", nameof(Channel.Email)),
            ("Words", "Le trou sera comblé le 3 décembre.")
        );

        page.Text.ShouldContain("Le trou sera comblé le 3 décembre.");
        page.Text.ShouldContain($"a noté la réponse de l'organisme, {ReferralStand.Partner}");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
    }

    [SkippableTheory, BothDatabases]
    public async Task Declined_it_is_the_towns_again_and_so_is_the_clock(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVA-2M");
        var request = await app.TakenRequestAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        await app.ReferAsync(request);
        await app.SendDueAsync();
        (await app.ClockAsync(request)).ShouldBeNull();
        using var anne = await app.SignInAsync("voirie");

        var page = await (await anne.GetPageAsync($"{request.PageUrl()}/retour-organisme")).SubmitAsync(
            "Noter",
            ("Declined", "true"),
            ("Words", "Cette rue est communale.")
        );

        page.Text.ShouldContain($"a noté que {ReferralStand.Partner} n'est pas compétent : Cette rue est communale.");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await app.ClockAsync(request))!.DueOn.ShouldBe(due);
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
        (await app.ReferralsAsync(request)).ShouldHaveSingleItem().Declined.ShouldBeTrue();
        // It can be sent to somebody else.
        (await app.ReferAsync(request)).Text.ShouldContain("La demande est transmise.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Declined_before_its_letter_was_posted_the_letter_does_not_leave(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request, toPartner: Channel.Post, toResident: Channel.Post);
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync($"{request.PageUrl()}/retour-organisme")).SubmitAsync(
            "Noter",
            ("Declined", "true"),
            ("Words", "Dit au téléphone : cette rue est communale.")
        );

        (await app.OutgoingAsync(request)).ShouldNotContain(m => m.State == CorrespondenceState.ToPrint);
        (await anne.GetPageAsync("/courriers-a-imprimer")).Text.ShouldNotContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_comes_back_from_the_partners_mailbox_was_not_sent_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVA-2M");
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request, toResident: Channel.Phone);
        await app.SendDueAsync();
        (await app.ClockAsync(request)).ShouldBeNull();

        await app.ReceiveAsync(
            mailbox,
            FilingTests.Bounce(await app.LastMessageIdAsync(request), ReferralStand.PartnerEmail, "5.1.1")
        );

        (await app.ClockAsync(request)).ShouldNotBeNull();
        using var anne = await app.SignInAsync("voirie");
        var page = (await anne.GetPageAsync(request.PageUrl())).Text;
        page.ShouldContain("L'organisme n'a rien reçu");
        page.ShouldContain("n'est pas arrivée : cet organisme n'a pas la demande");
        page.ShouldNotContain("À dire : « Votre demande a été transmise à");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_word_to_the_resident_meanwhile_leaves_it_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", ReplyStand.Email),
            ("Input.Body", "Nous relançons la métropole."),
            ("Input.After", nameof(RequestStatus.InProgress))
        );
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Referred);
    }

    static Task<int> SilencesAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Notification>()
                .CountAsync(n => n.RequestId == request.Id && n.Kind == NotificationKind.PartnerSilent)
        );
}
