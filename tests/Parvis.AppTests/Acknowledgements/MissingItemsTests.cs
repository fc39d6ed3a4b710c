using Parvis.AppTests.Inbox;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>Missing items: asked for once, waited for, and the clock of the law follows.</summary>
public sealed class MissingItemsTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_clock_stops_until_they_are_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation", "Photo (facultatif)");
        var request = await app.TakenRequestAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        app.Clock.Advance(TimeSpan.FromDays(5));
        var asked = DateOnly.FromDateTime(app.Clock.UtcNow);
        using var anne = await app.SignInAsync("voirie");

        var form = await anne.GetPageAsync(request.AcknowledgeUrl());
        (await form.SubmitAsync("Envoyer l'accusé", ("Input.Incomplete", "true"))).Text.ShouldContain(
            "Cochez ou écrivez au moins une pièce manquante."
        );
        await form.SubmitAsync(
            "Envoyer l'accusé",
            ("Input.Incomplete", "true"),
            ("Input.Items", "Plan de situation"),
            ("Input.Others", "Constat d'huissier\nDevis (facultatif)"),
            ("Input.Until", $"{asked.AddDays(20):yyyy-MM-dd}")
        );
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.WaitingForRequester);
        await app.SendDueAsync();

        (await app.ClockAsync(request))!.DueOn.ShouldBe(due.AddDays(20));
        var mail = app.MailsSaying(request, "Accusé de réception").ShouldHaveSingleItem();
        mail.ShouldContain("- Plan de situation");
        mail.ShouldContain("- Constat d'huissier");
        mail.ShouldContain("sans retarder l'examen de votre dossier");
        mail.ShouldContain($"votre demande sera rejetée (silence gardé");
        mail.ShouldContain(due.AddDays(20).InFull());
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain(
            $"Pièces attendues jusqu'au {asked.AddDays(20).InFull()}"
        );

        app.Clock.Advance(TimeSpan.FromDays(8));
        using var reception = await app.SignInAsync("accueil");
        var settle = $"{request.PageUrl()}/pieces-recues";
        var half = await (await reception.GetPageAsync(settle)).SubmitAsync("Noter", ("Items", "0"));
        half.Text.ShouldContain("arrivée le");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(due.AddDays(20), "one is still awaited");
        var received = await (await reception.GetPageAsync(settle)).SubmitAsync("Noter", ("Items", "1"));
        received.Text.ShouldContain("Le dossier est complet");
        received.Text.ShouldContain($"a déplacé la date légale au {due.AddDays(8).InFull()}");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(due.AddDays(8));
        (await app.DutyAsync(request))!.IsValid.ShouldBeTrue("the acknowledgement said so");
    }

    [SkippableTheory, BothDatabases]
    public async Task Where_silence_accepts_it_starts_when_the_file_is_complete(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.SayOfPotholesAsync("SVA-2M", "Plan de situation");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync("Envoyer l'accusé");
        await app.SendDueAsync();

        app.Clock.Advance(TimeSpan.FromDays(3));
        using var back = await app.SignInAsync("voirie");
        await (await back.GetPageAsync($"{request.PageUrl()}/pieces")).SubmitAsync(
            "Demander les pièces",
            ("Input.Items", "Plan de situation")
        );
        await app.SendDueAsync();
        (await app.ClockAsync(request)).ShouldBeNull();
        app.MailsSaying(request, "Demande de pièces")
            .ShouldHaveSingleItem()
            .ShouldContain("ne commencera que le jour où nous aurons reçu cette pièce");
        (await back.GetPageAsync(request.PageUrl())).Text.ShouldContain("Le délai ne court pas encore");

        app.Clock.Advance(TimeSpan.FromDays(10));
        var complete = DateOnly.FromDateTime(app.Clock.UtcNow);
        using var later = await app.SignInAsync("voirie");
        await (await later.GetPageAsync($"{request.PageUrl()}/pieces-recues")).SubmitAsync("Noter");
        (await app.ClockAsync(request))!.DueOn.ShouldBe(complete.AddMonths(2));
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
    }

    [SkippableTheory, BothDatabases]
    public async Task Before_the_acknowledgement_they_are_asked_for_in_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        (await anne.GetPageAsync($"{request.PageUrl()}/pieces")).Text.ShouldContain(
            "demandez les pièces dans l'accusé"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_list_that_could_not_leave_stops_nothing_and_leaves_by_letter(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation");
        await using var server = new SmtpPeer { RecipientAnswer = "550 5.1.1 No such user" };
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        using var anne = await app.SignInAsync("voirie");
        await AskAsync(anne, request);
        await app.SendDueAsync();

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await app.ClockAsync(request))!.DueOn.ShouldBe(due);
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();

        var letter = await (await anne.GetPageAsync("/courriels/a-reprendre")).SubmitAsync(
            $"Imprimer pour le courrier : {request.Reference}"
        );
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.WaitingForRequester);
        await letter.SubmitAsync("Imprimé et remis au courrier");

        (await app.ClockAsync(request))!.DueOn.ShouldBeGreaterThan(due);
        (await app.DutyAsync(request))!.IsValid.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_list_that_comes_back_stops_nothing_any_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation");
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var request = await app.TakenRequestAsync();
        var due = (await app.ClockAsync(request))!.DueOn;
        using var anne = await app.SignInAsync("voirie");
        await AskAsync(anne, request);
        await app.SendDueAsync();
        (await app.ClockAsync(request))!.DueOn.ShouldBeGreaterThan(due);
        app.Clock.Advance(TimeSpan.FromDays(7));

        await app.ReceiveAsync(
            mailbox,
            FilingTests.Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email, "5.1.1")
        );

        (await app.ClockAsync(request))!.DueOn.ShouldBe(due);
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
        var back = await app.ReadAsync(request);
        back.Status.ShouldBe(RequestStatus.InProgress, "nobody is waited for");
        (back.PausedDays, back.PausedSince).ShouldBe((5, null), "what was waited for nothing is given back");

        using var later = await app.SignInAsync("voirie");
        await (await later.GetPageAsync(request.PageUrl())).SubmitAsync("C'est un message de l'usager");

        (await app.ClockAsync(request))!.DueOn.ShouldBeGreaterThan(due);
        (await app.DutyAsync(request))!.IsValid.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_waited_for_days_on_the_way_does_not_leave_with_yesterdays_date(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation");
        await using var server = new SmtpPeer { RecipientAnswer = "451 4.3.0 Try again later" };
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await AskAsync(anne, request);
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        server.RecipientAnswer = "250 OK";

        await app.SendDueAsync();

        server.Received.ShouldBeEmpty();
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        using var back = await app.SignInAsync("voirie");
        (await back.GetPageAsync(request.PageUrl())).Text.ShouldContain("une date ou une règle a changé");
        (
            await (await back.GetPageAsync("/courriels/a-reprendre")).SubmitAsync(
                $"Imprimer pour le courrier : {request.Reference}"
            )
        ).Text.ShouldContain("Écrivez-le de nouveau");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_second_list_takes_the_place_of_the_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation", "Acte notarié");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await AskAsync(anne, request);
        await app.SendDueAsync();

        await (await anne.GetPageAsync($"{request.PageUrl()}/pieces")).SubmitAsync(
            "Demander les pièces",
            ("Input.Items", "Acte notarié")
        );
        await app.SendDueAsync();

        app.MailsSaying(request, "Demande de pièces")
            .ShouldHaveSingleItem()
            .ShouldContain("Cette liste remplace celle");
        var settle = await anne.GetPageAsync($"{request.PageUrl()}/pieces-recues");
        settle.Text.ShouldContain("Acte notarié");
        settle.Text.ShouldNotContain("Plan de situation");
        await settle.SubmitAsync("Noter");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
    }

    [SkippableTheory, BothDatabases]
    public async Task Once_the_day_given_has_passed_who_has_it_is_told_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await AskAsync(
            anne,
            request,
            ("Input.Until", $"{DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(10):yyyy-MM-dd}")
        );
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.RunJobAsync<WatchItemsJob>();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.WaitingForRequester);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<WatchItemsJob>();
        await app.RunJobAsync<WatchItemsJob>();

        (await app.NotifiedAsync(request, NotificationKind.ItemsOverdue)).ShouldBe([app.Town.Agent("voirie")]);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
    }

    static async Task AskAsync(TownClient agent, CitizenRequest request, params (string, string)[] more) =>
        await (await agent.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync(
            "Envoyer l'accusé",
            [("Input.Incomplete", "true"), ("Input.Items", "Plan de situation"), .. more]
        );
}
