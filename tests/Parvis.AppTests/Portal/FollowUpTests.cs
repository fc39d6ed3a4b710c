using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>A resident follows a request with a code or a link, and acts on it.</summary>
public sealed class FollowUpTests
{
    const string Door = "/suivi";

    [SkippableTheory, BothDatabases]
    public async Task The_code_on_the_receipt_leads_to_where_it_stands_who_has_it_and_until_when(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var accueil = await app.SignInAsync("accueil");
        var receipt = await accueil.GetPageAsync($"{request.PageUrl()}/recepisse");
        receipt.Text.ShouldContain("demandes.saint-aubin.example/suivi");
        var code = receipt.Document.QuerySelectorAll(".receipt-reference")[1].TextContent;
        code.ShouldMatch("^[BCDFGHJKMNPQRTVWXZ2-9]{4}-[BCDFGHJKMNPQRTVWXZ2-9]{4}$");
        using var visitor = app.Visit();

        var page = await EnterAsync(
            visitor,
            request.Reference.ToLowerInvariant(),
            code.ToLowerInvariant().Replace('-', ' ')
        );

        page.Title.ShouldBe($"Votre demande {request.Reference}");
        page.Text.ShouldContain("Votre demande est entre les mains du service Voirie.");
        page.Text.ShouldContain("Nous pensons vous répondre au plus tard le ");
        page.Text.ShouldContain("Anne Morel");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_wrong_code_and_a_request_that_is_not_there_answer_alike_and_few_may_be_tried(
        DatabaseKind database
    )
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var visitor = app.Visit();

        var wrong = await EnterAsync(visitor, request.Reference, "BBBB-BBBB");
        var nothing = await EnterAsync(visitor, "26-99999-A", "BBBB-BBBB");
        wrong.Find(".error-summary").TextContent.ShouldBe(nothing.Find(".error-summary").TextContent);
        wrong.Document.QuerySelector("#Code")!.GetAttribute("value").ShouldBe("BBBB-BBBB");

        for (var n = 0; n < 9; n++)
            await EnterAsync(visitor, request.Reference, "BBBB-BBBC");
        (await EnterAsync(visitor, request.Reference, "BBBB-BBBD")).Text.ShouldContain("Trop d'essais");
        (await EnterAsync(visitor, request.Reference, Keys(app).CodeOf(request))).Text.ShouldContain("Trop d'essais");
        (await visitor.GetPageAsync(Page(app, request))).Title.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_written_and_joined_reaches_the_service_once(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync(Page(app, request));

        var empty = await page.SubmitAsync("Envoyer", ("Words", ""));
        empty.Text.ShouldContain("Écrivez votre message, ou ajoutez un fichier.");
        var bad = await page.SubmitAsync("Envoyer", ("Words", "Voici"), ("Uploads", new TypedFile("a.exe", [1, 2, 3])));
        bad.Text.ShouldContain("n'est pas d'une sorte acceptée");
        bad.Find("#Words").TextContent.Trim().ShouldBe("Voici");
        var file = new TypedFile("trou.pdf", MadePdf.OfTexts("Une photo"));
        var sent = await bad.SubmitAsync("Envoyer", ("Words", "Il est plus profond"), ("Uploads", file));
        await bad.SubmitAsync("Envoyer", ("Words", "Il est plus profond"), ("Uploads", file));
        var back = await bad.SubmitAsync("Envoyer", ("Words", "Et plus large"));
        back.Text.ShouldContain("Ce message-ci n'est pas encore parti");
        back.Find("#Words").TextContent.Trim().ShouldBe("Et plus large");

        sent.Text.ShouldContain("Votre message est arrivé au service.");
        sent.Text.ShouldContain("Il est plus profond");
        var download = sent.Find("a[download]").GetAttribute("href")!;
        using var answer = await visitor.SendOnceAsync(new(HttpMethod.Get, new Uri(download, UriKind.Relative)));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(file.Bytes);
        var messages = await app.DatabaseAsync(db =>
            db.Set<Correspondence>().Where(c => c.RequestId == request.Id && c.Channel == Channel.Web).ToListAsync()
        );
        messages.ShouldHaveSingleItem().Body.ShouldBe("Il est plus profond");
        using var anne = await app.SignInAsync("voirie");
        var record = await anne.GetPageAsync(request.PageUrl());
        record.Text.ShouldContain("Il est plus profond");
        record.Text.ShouldContain("trou.pdf");
        (await anne.GetPageAsync("/")).Text.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_chaser_is_enough_and_a_request_can_be_withdrawn_then_opened_again(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync(Page(app, request));

        var chased = await page.SubmitAsync("Relancer le service");
        chased.Text.ShouldContain("Votre relance est notée");
        chased.Document.QuerySelectorAll("button").ShouldAllBe(b => b.TextContent.Trim() != "Relancer le service");
        var stale = await visitor.GetPageAsync(Page(app, request));
        (await ReadAsync(app, request)).ChaserCount.ShouldBe(1);

        var withdrawn = await stale.SubmitAsync("Retirer ma demande");
        withdrawn.Text.ShouldContain("parce qu'elle a été retirée");
        var closed = await ReadAsync(app, request);
        (closed.Status, closed.ClosedFor).ShouldBe((RequestStatus.Closed, ClosureReason.Withdrawn));
        (await stale.SubmitAsync("Envoyer", ("Words", "Trop tard"))).Text.ShouldContain("n'attend plus");

        var again = await withdrawn.SubmitAsync("Rouvrir ma demande", ("Words", "Le trou est revenu"));
        again.Text.ShouldContain("Votre demande est rouverte.");
        (await ReadAsync(app, request)).IsOpen.ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(8));
        var later = await visitor.GetPageAsync(Page(app, request));
        (await later.SubmitAsync("Relancer le service")).Text.ShouldContain("Votre relance est notée");
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_confidential_request_nothing_is_told_but_that_it_is_followed(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = app.Town.SocialAid,
                Subject = "Aide pour le loyer",
                Text = "Je ne peux plus payer.",
            }
        );
        using var visitor = app.Visit();

        var page = await visitor.GetPageAsync(Page(app, request));

        page.Text.ShouldContain("Votre demande est bien suivie.");
        page.Document.QuerySelectorAll("main button").ShouldAllBe(b => b.TextContent.Trim() != "Retirer ma demande");
        foreach (var hidden in new[] { "loyer", "payer", "Action sociale", "Aide d'urgence" })
            page.Body.ShouldNotContain(hidden);
        (await page.SubmitAsync("Envoyer", ("Words", "Secret"))).Text.ShouldNotContain("Secret");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_the_towns_own_or_anothers_is_not_shown(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync($"{request.PageUrl()}/note")).SubmitAsync(
            "Ajouter la note interne",
            ("Text", "Note interne")
        );
        await (await anne.GetPageAsync($"{request.PageUrl()}/message")).SubmitAsync(
            "Noter le message",
            ("Channel", "Phone"),
            ("Words", "Dit au téléphone")
        );
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Phone"),
            ("Input.Body", "Rappelé, il râle.")
        );
        using var visitor = app.Visit();

        var page = await visitor.GetPageAsync(Page(app, request));

        page.Body.ShouldNotContain("râle");
        page.Body.ShouldNotContain("Note interne");
        page.Body.ShouldNotContain("Dit au téléphone");
        page.Text.ShouldContain("Reçu par téléphone, le ");
    }

    [SkippableTheory, BothDatabases]
    public async Task Reception_gives_another_code_to_whom_it_recognises_and_the_former_opens_nothing(
        DatabaseKind database
    )
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        var (former, link) = (Keys(app).CodeOf(request), Page(app, request));
        using var accueil = await app.SignInAsync("accueil");
        var form = await accueil.GetPageAsync($"{request.PageUrl()}/code-de-suivi");

        (await form.SubmitAsync("Donner un nouveau code", ("Identity", ""))).Text.ShouldContain(
            "Dites comment vous avez vérifié"
        );
        var given = await form.SubmitAsync("Donner un nouveau code", ("Identity", "carte d'identité vue"));

        var renewed = Keys(app).CodeOf(await ReadAsync(app, request));
        renewed.ShouldNotBe(former);
        given.Text.ShouldContain($"Le nouveau code de suivi est {renewed}.");
        given.Text.ShouldContain("identité vérifiée : carte d'identité vue");
        using var visitor = app.Visit();
        await visitor.GetPageAsync(link, HttpStatusCode.NotFound);
        (await EnterAsync(visitor, request.Reference, former)).Text.ShouldContain("ne vont pas ensemble");
        (await EnterAsync(visitor, request.Reference, renewed)).Title.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task As_long_as_the_town_does_not_open_these_pages_nothing_leads_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var accueil = await app.SignInAsync("accueil");
        (await accueil.GetPageAsync($"{request.PageUrl()}/recepisse")).Text.ShouldNotContain("Pour la suivre");
        (await accueil.GetPageAsync(request.PageUrl())).Text.ShouldNotContain("code de suivi");
        using var visitor = app.Visit();
        await visitor.GetPageAsync(Door, HttpStatusCode.NotFound);
        await visitor.GetPageAsync(Page(app, request), HttpStatusCode.NotFound);
    }

    /// <summary>An answer may also go to somebody who asked the same: it opens nothing.</summary>
    [SkippableTheory, BothDatabases]
    public async Task The_receipt_by_mail_bears_the_link_and_an_answer_does_not(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var queued = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Body", "Monsieur,\n\nC'est réparé.")
        );

        (await queued.FollowAsync("Imprimer la lettre")).Text.ShouldNotContain("/suivi");
        var mailed = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = request.RequesterId,
                Text = "Bonjour.",
            }
        );
        await app.SendDueAsync();
        app.Mails(mailed)
            .ShouldHaveSingleItem()
            .ShouldContain($"https://demandes.saint-aubin.example{Page(app, mailed)}");
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync(Page(app, request));
        page.Text.ShouldContain("Une réponse est en route vers vous.");
        page.Document.QuerySelectorAll("main button").ShouldAllBe(b => b.TextContent.Trim() != "Retirer ma demande");
    }

    [SkippableTheory, BothDatabases]
    public async Task Whoever_was_taken_for_the_requester_follows_nothing_any_more(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        var request = await app.TakenRequestAsync();
        var link = Page(app, request);

        await app.ActAsync(
            "accueil",
            request,
            RequestAction.Correct,
            (r, _) => r.ChangeRequester(requesterId: null, representativeId: null)
        );

        using var visitor = app.Visit();
        await visitor.GetPageAsync(link, HttpStatusCode.NotFound);
    }

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        return app;
    }

    static async Task<TownPage> EnterAsync(TownClient visitor, string reference, string code) =>
        await (await visitor.GetPageAsync(Door)).SubmitAsync(
            "Voir ma demande",
            ("Reference", reference),
            ("Code", code)
        );

    static Task<CitizenRequest> ReadAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Id == request.Id));

    static FollowUpKeys Keys(TownApp app) => app.Services.GetRequiredService<FollowUpKeys>();

    static string Page(TownApp app, CitizenRequest request) =>
        FollowUpAccess.PageOf(request.Reference, Keys(app).TokenOf(request));
}
