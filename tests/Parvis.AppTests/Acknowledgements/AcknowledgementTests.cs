using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>The « accusé de réception » of the law: written from the topic and the clock, proved, and refused when a mention lacks.</summary>
public sealed class AcknowledgementTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_leaves_with_every_mention_and_the_request_keeps_the_proof(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain("le délai pour contester le silence");

        var form = await anne.GetPageAsync(request.AcknowledgeUrl());
        form.Text.ShouldContain("devant le tribunal administratif de Rennes");
        await form.SubmitAsync("Envoyer l'accusé", ("Input.Word", "Merci de votre signalement."));
        await app.SendDueAsync();

        var due = (await app.ClockAsync(request))!.DueOn;
        var mail = app.MailsSaying(request, "Accusé de réception").ShouldHaveSingleItem();
        mail.ShouldContain("Merci de votre signalement.");
        mail.ShouldContain($"pas répondu au plus tard le {due.InFull()}, votre demande sera rejetée");
        mail.ShouldContain("Anne Morel");
        var duty = (await app.DutyAsync(request))!;
        duty.IsValid.ShouldBeTrue();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        var page = await anne.GetPageAsync(request.PageUrl());
        page.Text.ShouldContain("a fait partir l'accusé de réception");
        page.Text.ShouldContain("Merci de votre signalement.");
        page.Text.ShouldNotContain("le délai pour contester le silence");
    }

    [SkippableTheory, BothDatabases]
    public async Task Until_the_court_is_confirmed_none_that_announces_a_rejection_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var form = await anne.GetPageAsync(request.AcknowledgeUrl());
        form.Text.ShouldContain("le tribunal administratif et son adresse");
        form.Text.ShouldContain("Un administrateur doit d'abord confirmer les voies de recours");
        var refused = await form.SubmitAsync("Envoyer l'accusé", ("Input.Word", "Un mot."));

        refused.Text.ShouldContain("Ce texte ne peut pas partir");
        refused.ValueOf("Input.Word").ShouldBe("Un mot.");
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
        app.MailsSaying(request, "Accusé de réception").ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_certain_leaves_at_once_instead_of_a_receipt(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await RegisterByMailAsync(app);
        await app.SendDueAsync();

        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain("Accusé de réception");
        mail.ShouldContain("Cette date vaut si votre dossier est complet");
        (await app.DutyAsync(request))!.IsValid.ShouldBeTrue();

        // A file that may lack something is looked at by somebody first.
        await app.SayOfPotholesAsync("SVR-2M", "Plan de situation");
        var other = await RegisterByMailAsync(app);
        await app.SendDueAsync();
        app.Mails(other).ShouldHaveSingleItem().ShouldContain("Accusé d'enregistrement");
        (await app.DutyAsync(other))!.IsOwed.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task By_letter_it_is_printed_then_given_when_it_goes_to_the_post(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync(
            "Envoyer l'accusé",
            ("Input.Channel", nameof(Channel.Post))
        );
        (await app.DutyAsync(request))!.IsLeaving.ShouldBeTrue();

        var letter = (await app.OutgoingAsync(request)).Single(m => m.Kind == CorrespondenceKind.Acknowledgement);
        (await anne.GetPageAsync("/courriers-a-imprimer")).Text.ShouldContain("Accusé de réception");
        var print = await anne.GetPageAsync($"{request.PageUrl()}/courrier/{letter.PublicId}");
        print.Text.ShouldContain("votre demande sera rejetée");
        print.Text.ShouldContain("Anne Morel");
        print.Text.ShouldContain("devant le tribunal administratif de Rennes");
        print.Text.ShouldContain("02 99 00 00 10");
        await print.SubmitAsync("Imprimé et remis au courrier");

        (await app.DutyAsync(request))!.GivenOn.ShouldBe(DateOnly.FromDateTime(app.Clock.UtcNow));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_decided_already_does_not_leave_by_itself(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Une lettre oubliée",
                Text = "Elle était dans un tiroir.",
                ReceivedAt = app.Clock.UtcNow.AddDays(-100),
            }
        );
        await app.SendDueAsync();

        app.Mails(request).ShouldHaveSingleItem().ShouldContain("Accusé d'enregistrement");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_that_was_replaced_or_is_late_cannot_be_posted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        for (var turn = 0; turn < 2; turn++)
            await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync(
                "Envoyer l'accusé",
                ("Input.Channel", nameof(Channel.Post)),
                ("Input.Incomplete", "true"),
                ("Input.Others", "Plan de situation")
            );

        var letters = (await app.OutgoingAsync(request))
            .Where(m => m.Kind == CorrespondenceKind.Acknowledgement)
            .ToList();
        letters.Select(l => l.State).ShouldBe([CorrespondenceState.Withdrawn, CorrespondenceState.ToPrint]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await app.SignInAsync("voirie");
        var print = await later.GetPageAsync($"{request.PageUrl()}/courrier/{letters[1].PublicId}");
        (await print.SubmitAsync("Imprimé et remis au courrier"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("une date ou une règle a changé");
        (await app.DutyAsync(request))!.IsValid.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_reception_day_moves_the_dates_and_calls_for_another_one(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync("Envoyer l'accusé");
        await app.SendDueAsync();
        var (due, promised) = ((await app.ClockAsync(request))!.DueOn, (await app.ReadAsync(request)).DueOn);
        var earlier = DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(-7);

        var form = await anne.GetPageAsync($"{request.PageUrl()}/reception");
        (await form.SubmitAsync("Corriger", ("ReceivedOn", $"{earlier:yyyy-MM-dd}"))).Text.ShouldContain(
            "Dites comment le vrai jour est connu"
        );
        var page = await form.SubmitAsync(
            "Corriger",
            ("ReceivedOn", $"{earlier:yyyy-MM-dd}"),
            ("Reason", "tampon d'arrivée")
        );

        page.Text.ShouldContain("a corrigé le jour de réception");
        page.Text.ShouldContain("À refaire : ce qu'il disait a changé depuis.");
        (await app.ClockAsync(request))!.DueOn.ShouldBeLessThan(due);
        (await app.ReadAsync(request)).DueOn.ShouldNotBe(promised);
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_report_nobody_ruled_on_is_told_of_no_rejection(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync(request.AcknowledgeUrl())).SubmitAsync("Envoyer l'accusé");
        await app.SendDueAsync();

        app.MailsSaying(request, "Accusé de réception").ShouldHaveSingleItem().ShouldNotContain("rejet");
        (await app.DutyAsync(request))!.IsValid.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_changes_while_it_is_written_is_read_again_before_it_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ConfirmAppealRoutesAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync(request.AcknowledgeUrl());
        await app.SayOfPotholesAsync("SVA-2M");

        var again = await form.SubmitAsync("Envoyer l'accusé", ("Input.Word", "Un mot."));

        again.Text.ShouldContain("relisez le texte");
        again.ValueOf("Input.Word").ShouldBe("Un mot.");
        again.Text.ShouldContain("votre demande sera acceptée");
        await again.SubmitAsync("Envoyer l'accusé");
        await app.SendDueAsync();
        app.MailsSaying(request, "Accusé de réception").ShouldHaveSingleItem().ShouldContain("sera acceptée");
    }

    [SkippableTheory, BothDatabases]
    public async Task Closed_without_one_the_request_says_so_and_what_it_costs(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.NoNews, "Sans nouvelles", by)
        );
        using var anne = await app.SignInAsync("voirie");

        var page = await anne.GetPageAsync(request.PageUrl());

        page.Text.ShouldContain("N'a pas été envoyé : la demande a été close sans réponse.");
        page.Text.ShouldContain("le délai pour contester le silence");
        page.Text.ShouldNotContain("Accuser réception");
    }

    static async Task<CitizenRequest> RegisterByMailAsync(TownApp app) =>
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Nid-de-poule",
                Text = "Un trou.",
            }
        );
}
