using Parvis.AppTests.Acknowledgements;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>The registration receipt: at once, by the way that fits, never under the name of the legal one.</summary>
public sealed class ReceiptTests
{
    [SkippableTheory, BothDatabases]
    public async Task Who_wrote_a_mail_gets_one_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await RegisterAsync(app, Channel.Email, app.Town.Pothole);

        await app.SendDueAsync();

        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain($"Subject: Accusé d'enregistrement de votre demande {request.Reference}");
        mail.ShouldContain("lundi 16 novembre 2026");
        mail.ShouldContain("Voirie, Saint-Aubin");
        mail.ShouldContain("02 99 00 00 10");
        // Nobody has it yet: the head answers for it.
        mail.ShouldContain("Hélène Dubreuil");
        mail.ShouldContain("Auto-Submitted: auto-generated");
        mail.ShouldNotContain("accusé de réception", Case.Insensitive);
        (await app.VerbsAsync(request)).ShouldContain(nameof(RegistrationReceiptIssued));
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task It_announces_the_document_of_the_law_only_where_one_follows(DatabaseKind database)
    {
        const string announced = "les délais de réponse et les voies de recours";
        await using var app = await TownApp.StartAsync(database);
        var report = await RegisterAsync(app, Channel.Email, app.Town.Pothole);
        var complaint = await RegisterAsync(app, Channel.Email, app.Town.Noise);
        await app.SendDueAsync();

        app.Mails(complaint).ShouldHaveSingleItem().ShouldContain(announced);
        app.Mails(report).ShouldHaveSingleItem().ShouldNotContain(announced);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"{report.PageUrl()}/recepisse")).Text.ShouldNotContain(announced);
        (await reception.GetPageAsync($"{complaint.PageUrl()}/recepisse")).Text.ShouldContain(announced);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_request_says_whether_it_has_left(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "451 Later" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await RegisterAsync(app, Channel.Email, app.Town.Pothole);
        await app.SendDueAsync();
        using var pilot = await app.SignInAsync("pilote");
        var waiting = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        waiting.Text.ShouldContain($"a préparé l'accusé d'enregistrement pour {ReplyStand.Email} pas encore parti");
        waiting.Text.ShouldContain($"L'accusé d'enregistrement à {ReplyStand.Email} n'a pas encore pu partir");

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();

        var left = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        left.Text.ShouldContain($"a préparé l'accusé d'enregistrement pour {ReplyStand.Email} parti");
        left.Text.ShouldNotContain("n'a pas encore pu partir");
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_was_refused_is_not_said_to_have_left(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "550 No such user" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await RegisterAsync(app, Channel.Email, app.Town.Pothole);
        await app.SendDueAsync();
        using var pilot = await app.SignInAsync("pilote");

        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");

        page.Text.ShouldContain($"a préparé l'accusé d'enregistrement pour {ReplyStand.Email} pas parti");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_wrote_a_letter_gets_one_to_print(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await RegisterAsync(app, Channel.Post, app.Town.Pothole);
        var letter = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        letter.State.ShouldBe(CorrespondenceState.ToPrint);
        using var accueil = await app.SignInAsync("accueil");

        var page = await accueil.GetPageAsync($"/demandes/{request.Reference}/courrier/{letter.PublicId}");

        page.Text.ShouldContain("Monsieur Yann Le Goff 4 rue des Lilas 35140 Saint-Aubin");
        page.Text.ShouldContain("Saint-Aubin, le lundi 16 novembre 2026");
        page.Text.ShouldNotContain("accusé de réception", Case.Insensitive);
        await page.SubmitAsync("Imprimé et remis au courrier");
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_shows_neither_topic_nor_department(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await RegisterAsync(app, Channel.Email, app.Town.SocialAid);

        await app.SendDueAsync();

        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain($"Subject: Votre demande {request.Reference}");
        mail.ShouldNotContain("Action sociale");
        mail.ShouldNotContain("Aide d'urgence");
        mail.ShouldNotContain("Le Guen");
        mail.ShouldContain("1 place de la Mairie");
    }

    [SkippableTheory, BothDatabases]
    public async Task On_the_telephone_the_receipt_is_read_out(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync();
        (await app.OutgoingAsync(request)).ShouldBeEmpty();
        using var accueil = await app.SignInAsync("accueil");

        var page = await accueil.GetPageAsync($"/demandes/{request.Reference}/recepisse");

        page.Title.ShouldBe("Accusé d'enregistrement");
        page.Text.ShouldContain(request.Reference);
        page.Text.ShouldContain("comme ");
        page.Text.ShouldContain("Voirie");
        page.Text.ShouldNotContain("accusé de réception", Case.Insensitive);
    }

    [SkippableTheory, BothDatabases]
    public async Task Answered_at_once_nothing_more_is_sent(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Horaires de la mairie",
                AnsweredAtOnce = true,
                Answer = "De 9 h à 17 h.",
            }
        );

        (await app.OutgoingAsync(request)).ShouldBeEmpty();
    }

    static async Task<CitizenRequest> RegisterAsync(TownApp app, Channel channel, Guid topic) =>
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = channel,
                TopicId = topic,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Ma demande",
                Text = "Bonjour.",
            },
            by: "pilote"
        );
}
