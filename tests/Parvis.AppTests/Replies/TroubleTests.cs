using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>What could not leave is somebody's business: one list, one click, and two who act lose nothing.</summary>
public sealed class TroubleTests
{
    const string List = "/courriels/a-reprendre";

    [SkippableTheory, BothDatabases]
    public async Task A_refused_answer_is_told_to_who_has_it_and_leaves_again_by_one_button(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync("/")).Text.ShouldContain("n'a pas pu faire partir un courriel de cette demande");
        var list = await handler.GetPageAsync(List);
        list.Text.ShouldContain("elle n'existe pas ou n'accepte pas ce message");

        server.RecipientAnswer = "250 OK";
        var again = await list.SubmitAsync($"Réessayer : {request.Reference}");
        await app.SendDueAsync();

        again.Text.ShouldContain("Rien à reprendre");
        QuotedPrintable.Decode(server.Received.ShouldHaveSingleItem()).ShouldContain("Le trou est bouché.");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        (await app.VerbsAsync(request)).TakeLast(2).ShouldBe([nameof(MailRetried), nameof(ReplySent)]);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("a fait repartir le courriel qui n'était pas arrivé");
        page.Rows(".message-outgoing").Count.ShouldBe(1);
        (await handler.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Body").ShouldBe("");
    }

    [SkippableTheory, BothDatabases]
    public async Task Refused_again_it_comes_back_to_the_list(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync(List)).SubmitAsync($"Réessayer : {request.Reference}");
        await app.SendDueAsync();

        (await handler.GetPageAsync(List)).Text.ShouldContain(request.Reference);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await handler.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Body").ShouldContain("Le trou est bouché.");
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_given_by_letter_instead(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");

        var letter = await (await handler.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync(
            $"Imprimer la lettre : {request.Reference}"
        );

        letter.Path.ShouldContain("/courrier/");
        letter.Text.ShouldContain("Monsieur Yann Le Goff 4 rue des Lilas 35140 Saint-Aubin");
        letter.Text.ShouldContain("Le trou est bouché.");
        await letter.SubmitAsync("Imprimé et remis au courrier");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        (await handler.GetPageAsync(List)).Text.ShouldContain("Rien à reprendre");
    }

    [SkippableTheory, BothDatabases]
    public async Task Taken_back_again_it_is_still_somebodys_business(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync(List)).SubmitAsync($"Imprimer la lettre : {request.Reference}");
        (await handler.GetPageAsync(List)).Text.ShouldContain("Rien à reprendre");
        await (await handler.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync("Annuler l'envoi");

        (await handler.GetPageAsync(List)).Text.ShouldContain(request.Reference);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await handler.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Body").ShouldContain("Le trou est bouché.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_postal_address_no_letter_is_offered_and_it_says_why(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(
            app,
            server,
            ReplyStand.Yann with
            {
                Contacts = [new ContactOptions(ContactKind.Email, ReplyStand.Email)],
            }
        );
        using var handler = await app.SignInAsync("voirie");

        foreach (var address in (string[])[List, $"/demandes/{request.Reference}"])
        {
            var page = await handler.GetPageAsync(address);
            page.FindButtonOrNull($"Réessayer : {request.Reference}").ShouldNotBeNull();
            page.FindButtonOrNull($"Imprimer la lettre : {request.Reference}").ShouldBeNull();
            page.Text.ShouldContain("Pas d'adresse postale connue.");
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_taken_away_meanwhile_is_said_when_the_letter_is_asked_for(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");
        var list = await handler.GetPageAsync(List);
        await app.DatabaseAsync(db =>
            db.Set<ContactPoint>().Where(c => c.Kind == ContactKind.Address).ExecuteDeleteAsync()
        );

        var refused = await list.SubmitAsync($"Imprimer la lettre : {request.Reference}");

        refused.Errors.ShouldHaveSingleItem().ShouldContain("Aucune adresse postale n'est connue");
        refused.Text.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_may_have_arrived_is_not_said_to_be_lost_and_no_machine_is_named(DatabaseKind database)
    {
        await using var server = new SmtpPeer { HangsUpOnceGiven = true };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        using var handler = await app.SignInAsync("voirie");

        var list = await handler.GetPageAsync(List);
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");

        list.Text.ShouldContain("Rien ne dit que ces courriels sont arrivés");
        foreach (var shown in (TownPage[])[list, page])
        {
            shown.Text.ShouldContain("Le serveur d'envoi a reçu le message sans dire s'il l'acceptait");
            shown.Text.ShouldNotContain("127.0.0.1");
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Seen_to_it_leaves_the_list_and_the_second_who_says_so_is_told(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var reception = await app.SignInAsync("accueil");
        using var handler = await app.SignInAsync("voirie");
        var (one, other) = (await reception.GetPageAsync(List), await handler.GetPageAsync(List));
        // Reception answers for no department.
        one.FindButtonOrNull($"Réessayer : {request.Reference}").ShouldBeNull();

        var done = await one.SubmitAsync($"C'est réglé : {request.Reference}");
        var late = await other.SubmitAsync($"Réessayer : {request.Reference}");

        done.Text.ShouldContain("Rien à reprendre");
        late.Errors.ShouldHaveSingleItem().ShouldContain("Un collègue vient de s'en occuper");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(MailTroubleSettled));
        await app.SendDueAsync();
        server.Received.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_who_press_at_once_send_once(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var anne = await app.SignInAsync("voirie");
        using var karim = await app.SignInAsync("voirie2");
        var (one, other) = (await anne.GetPageAsync(List), await karim.GetPageAsync(List));
        server.RecipientAnswer = "250 OK";

        var both = await Task.WhenAll(
            one.SubmitAsync($"Réessayer : {request.Reference}"),
            other.SubmitAsync($"Réessayer : {request.Reference}")
        );
        await app.SendDueAsync();

        both.Count(p => p.Errors.Count > 0).ShouldBe(1);
        server.Received.Count.ShouldBe(1);
        (await app.VerbsAsync(request)).Count(v => v == nameof(ReplySent)).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_answer_settles_it(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await TownApp.StartAsync(database);
        var request = await RefusedAsync(app, server);
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "main .reply-send .btn-primary",
            ("Input.Channel", nameof(Channel.Phone)),
            ("Input.Body", "Je l'ai dit au téléphone.")
        );

        (await handler.GetPageAsync(List)).Text.ShouldContain("Rien à reprendre");
    }

    [SkippableTheory, BothDatabases]
    public async Task After_two_days_of_tries_it_is_somebodys_business(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "451 Later" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync(List)).Text.ShouldContain("Rien à reprendre");

        for (var tries = 0; tries < 12; tries++)
        {
            app.Clock.Advance(TimeSpan.FromHours(26));
            await app.SendDueAsync();
        }

        using var later = await app.SignInAsync("voirie");
        (await later.GetPageAsync(List)).Text.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_concerns_a_confidential_request_exists_for_its_circle_only(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "550 No such user" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = app.Town.SocialAid,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Secours",
            },
            "social"
        );
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.AnswerByMailAsync(request, "social");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        var message = (await app.OutgoingAsync(request)).Single(m => m.Kind == CorrespondenceKind.Message);

        using var social = await app.SignInAsync("social");
        (await social.GetPageAsync(List)).Text.ShouldContain(request.Reference);
        foreach (var login in new[] { "accueil", "pilote", "voirie" })
        {
            using var outside = await app.SignInAsync(login);
            (await outside.GetPageAsync(List)).Text.ShouldNotContain(request.Reference);
            (await outside.GetPageAsync("/")).Text.ShouldNotContain("n'a pas pu faire partir");
            foreach (var handler in new[] { "Retry", "Settle", "Print" })
                (await outside.ForgeAsync($"{List}?handler={handler}", ("courriel", message.PublicId))).ShouldBe(
                    HttpStatusCode.NotFound
                );
        }
    }

    static async Task<CitizenRequest> RefusedAsync(TownApp app, SmtpPeer server, RequesterOptions? by = null)
    {
        await app.SendThroughAsync(server);
        server.RecipientAnswer = "550 No such user";
        var request = await app.TakenRequestAsync(by);
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        return request;
    }
}
