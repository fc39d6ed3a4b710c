using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Inbox;
using Parvis.AppTests.Referrals;
using Parvis.AppTests.Reminders;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Requests;

/// <summary>A first word of a person is promised before the answer; a machine's receipt is none.</summary>
public sealed class FirstAnswerTests
{
    static readonly DateOnly Monday = new(2026, 11, 16);
    static readonly DateOnly Wednesday = Monday.AddDays(2);

    [SkippableTheory, BothDatabases]
    public async Task It_is_promised_shown_and_comes_first_until_somebody_says_it(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        var request = await app.TakenRequestAsync();
        (request.FirstAnswerDueOn, request.SortDue, request.DueOn).ShouldBe((Wednesday, Wednesday, Monday.AddDays(7)));
        await app.SendDueAsync();
        (await app.ReadAsync(request)).FirstAnsweredAt.ShouldBeNull("only a receipt has left");
        using (var anne = await app.SignInAsync("voirie"))
        {
            (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain(
                $"Une première réponse est promise avant le {Wednesday.InFull()}"
            );
            (await anne.GetPageAsync("/demandes/miennes")).Text.ShouldContain(
                $"première réponse pour le {Wednesday.Short()}"
            );
            await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
                "Envoyer",
                ("Input.Channel", nameof(Channel.Email)),
                ("Input.Email", ReplyStand.Email),
                ("Input.Body", "Bonjour,\n\nNotre équipe passe demain."),
                ("Input.After", nameof(RequestStatus.InProgress))
            );
        }

        (await app.ReadAsync(request)).FirstAnsweredAt.ShouldBeNull("it can still be taken back");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var answered = await app.ReadAsync(request);
        answered.FirstAnsweredAt.ShouldNotBeNull();
        answered.SortDue.ShouldBe(Monday.AddDays(7));
        using var again = await app.SignInAsync("voirie");
        (await again.GetPageAsync(request.PageUrl())).Text.ShouldNotContain("Une première réponse");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_word_that_did_not_arrive_was_not_said(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        (await app.ReadAsync(request)).FirstAnsweredAt.ShouldNotBeNull();
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));

        await app.ReceiveAsync(mailbox, FilingTests.Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email));

        var returned = await app.ReadAsync(request);
        (returned.FirstAnsweredAt, returned.SortDue).ShouldBe((null, Wednesday));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_question_and_a_partner_are_words_too(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        await app.KnowPartnerAsync();
        var (asked, referred) = (await app.TakenRequestAsync(), await app.TakenRequestAsync());

        await app.ActAsync("voirie", asked, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo du trou"));
        await app.ReferAsync(referred, toResident: Channel.Phone);

        (await app.ReadAsync(asked)).FirstAnsweredAt.ShouldNotBeNull();
        (await app.ReadAsync(referred)).FirstAnsweredAt.ShouldNotBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_has_it_is_reminded_on_the_day_and_the_day_after_then_the_head(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        var silent = await app.TakenRequestAsync();
        var answered = await app.TakenRequestAsync();
        await app.ActAsync("voirie", answered, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo du trou"));

        for (var day = 0; day < 16; day++)
        {
            await app.RunJobAsync<RemindJob>();
            await app.RunJobAsync<RemindJob>();
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        // Once the answer itself is late, its own reminders tell it all: the pilot's of Wednesday 25 is not sent.
        (await ToldAsync(app, silent)).ShouldBe([
            (Wednesday, NotificationKind.FirstAnswerDue, app.Town.Agent("voirie")),
            (Wednesday.AddDays(1), NotificationKind.FirstAnswerPassed, app.Town.Agent("voirie")),
            (Wednesday.AddDays(2), NotificationKind.FirstAnswerLateInDepartment, app.Town.Agent("chef")),
        ]);
        (await ToldAsync(app, answered)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_board_counts_it_and_the_digest_names_it(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        var request = await app.TakenRequestAsync();

        app.Clock.Advance(Wednesday.ToDateTime(new TimeOnly(7, 0)) - app.Clock.UtcNow);
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
        app.Digests("voirie")
            .ShouldHaveSingleItem()
            .ShouldContain(
                $"Un premier mot à donner\r\n- {request.Reference}, Nid-de-poule rue des Lilas, pour aujourd'hui"
            );

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
        app.Digests("chef").ShouldHaveSingleItem().ShouldContain("Sans un premier mot de votre service");
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/pilotage/liste?quoi=premiere-reponse-en-retard")).Text.ShouldContain(
            request.Reference
        );
        (await pilot.GetPageAsync("/demandes/en-retard")).Text.ShouldNotContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_topic_and_another_day_of_reception_move_it_and_say_so(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        var request = await app.TakenRequestAsync();
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Tree}");
        (await sheet.SubmitAsync("Enregistrer", ("Input.FirstAnswerDays", "0")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("entre 1 et 366");
        await sheet.SubmitAsync("Enregistrer", ("Input.FirstAnswerDays", "4"));
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync($"{request.PageUrl()}/sujet")).SubmitAsync(
            "Changer le sujet",
            ("TopicId", $"{app.Town.Tree}")
        );

        (await app.ReadAsync(request)).FirstAnswerDueOn.ShouldBe(Monday.AddDays(4));
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain(
            $"a fixé la première réponse au {Monday.AddDays(4).InFull()}"
        );

        await (await anne.GetPageAsync($"{request.PageUrl()}/reception")).SubmitAsync(
            "Corriger",
            ("ReceivedOn", "2026-11-12"),
            ("Reason", "Cachet de la poste")
        );

        // The Thursday before, and four working days.
        (await app.ReadAsync(request)).FirstAnswerDueOn.ShouldBe(Wednesday);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_no_sooner_than_the_answer_is_not_promised(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database, "5");

        (await app.TakenRequestAsync()).FirstAnswerDueOn.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Residents_read_it_among_the_promises(DatabaseKind database)
    {
        await using var app = await PromisingAsync(database);
        using var pilot = await app.SignInAsync("pilote");

        (await pilot.GetPageAsync("/engagements")).Text.ShouldContain("un premier mot en 2 jours");
    }

    /// <summary>Potholes are answered in five working days, and a first word said in two.</summary>
    static async Task<TownApp> PromisingAsync(DatabaseKind database, string days = "2")
    {
        var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var rules = await administrator.GetPageAsync("/reglages/demandes");
        var saved = await rules.SubmitAsync("Enregistrer", ("Input.FirstAnswerDays", days));
        saved.Errors.ShouldBeEmpty();
        return app;
    }

    static async Task<List<(DateOnly On, NotificationKind Kind, Guid Agent)>> ToldAsync(
        TownApp app,
        CitizenRequest request
    )
    {
        var told = await app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id && ReminderPromise.FirstAnswer.Kinds().Contains(n.Kind))
                .OrderBy(n => n.Id)
                .ToListAsync()
        );
        return told.ConvertAll(n => (DateOnly.FromDateTime(n.At), n.Kind, n.AgentId));
    }
}
