using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>A resident asks without an account, from the catalogue to the receipt.</summary>
public sealed class AskingTests
{
    [SkippableTheory, BothDatabases]
    public async Task From_a_word_in_the_catalogue_to_a_request_like_any_other(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var catalogue = await visitor.GetPageAsync("/demander?q=nid+de+poule");
        catalogue.Text.ShouldContain("Nid-de-poule");
        catalogue.Text.ShouldNotContain("Aide d'urgence");
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");

        var refused = await questions.SubmitAsync("Continuer", ("a-lieu", "12 rue des Lilas"), ("a-demande", ""));
        refused.Errors.ShouldBe(["Que se passe-t-il ? Écrivez votre réponse."]);
        refused.ValueOf("a-lieu").ShouldBe("12 rue des Lilas");
        var who = await refused.SubmitAsync(
            "Continuer",
            ("a-demande", "Un trou profond"),
            ("a-pieces", new TypedFile("trou.pdf", MadePdf.OfTexts("Une photo")))
        );
        var silent = await who.SubmitAsync("Continuer", ("Input.LastName", "Le Goff"));
        silent.Text.ShouldContain("la mairie doit pouvoir vous répondre");
        var check = await silent.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Yann"),
            ("Input.Email", "yann@exemple.fr")
        );
        check.Text.ShouldContain("Un trou profond");
        check.Text.ShouldContain("trou.pdf");
        var receipt = await check.SubmitAsync("Envoyer ma demande");
        var again = await check.SubmitAsync("Envoyer ma demande");

        receipt.Title.ShouldBe("Votre demande est enregistrée");
        again.Path.ShouldBe(receipt.Path);
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        receipt.Text.ShouldContain(request.Reference);
        (request.Channel, request.Place, request.Subject).ShouldBe(
            (Channel.Web, "12 rue des Lilas", "Un trou profond")
        );
        using var anne = await app.SignInAsync("voirie");
        var record = await anne.GetPageAsync($"/demandes/{request.Reference}");
        record.Text.ShouldContain("Yann Le Goff");
        record.Text.ShouldContain("trou.pdf");
        (await receipt.FollowAsync("Suivre ma demande")).Title.ShouldContain(request.Reference);
        var draft = await app.DatabaseAsync(db => db.Set<AskDraft>().AsNoTracking().SingleAsync());
        (draft.Answers, draft.Contact).ShouldBe(("{}", ""));
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_finds_no_topic_is_led_step_by_step_or_writes_all_the_same(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        using var admin = await app.SignInAsync("admin");
        var schools = await app.AddTopicAsync(admin, "Écoles");
        await app.AddTopicAsync(admin, "Cantine", schools);
        var catalogue = await visitor.GetPageAsync("/demander");
        catalogue.Text.ShouldNotContain("Aide d'urgence");
        (await (await catalogue.FollowAsync("Écoles")).FollowAsync("Cantine")).Title.ShouldBe("Cantine");
        await visitor.GetPageAsync($"/demander/choix/{app.Town.SocialAid}", HttpStatusCode.NotFound);
        (await catalogue.FollowAsync("Bruit de voisinage")).Title.ShouldBe("Bruit de voisinage");

        var questions = await (await visitor.GetPageAsync("/demander")).SubmitAsync("Autre chose : écrire à la mairie");
        var who = await questions.SubmitAsync("Continuer", ("a-demande", "Peut-on visiter le clocher ?"));
        var check = await who.SubmitAsync(
            "Continuer",
            ("Input.LastName", "Le Goff"),
            ("Input.Phone", "02 99 11 22 33")
        );
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");

        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        (request.TopicId, request.DepartmentId, request.Subject).ShouldBe((null, null, "Peut-on visiter le clocher ?"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_draft_is_found_again_for_seven_days_and_then_gone_with_its_files(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        await questions.SubmitAsync("Continuer", ("a-lieu", "Ici"), ("a-demande", "Un trou"));

        app.Clock.Advance(TimeSpan.FromDays(6));
        using var other = app.Visit();
        (await other.GetPageAsync(questions.Path)).ValueOf("a-lieu").ShouldBe("Ici");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await other.GetPageAsync(questions.Path, HttpStatusCode.NotFound);
        await app.RunJobAsync<ForgetAskDraftsJob>();
        (await app.DatabaseAsync(db => db.Set<AskDraft>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_report_needs_no_name_and_anything_else_does(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var who = await ToContactAsync(visitor, app.Town.Pothole);
        var receipt = await (await who.SubmitAsync("Continuer", ("Input.Anonymous", true))).SubmitAsync(
            "Envoyer ma demande"
        );
        receipt.Title.ShouldBe("Votre demande est enregistrée");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync())).RequesterId.ShouldBeNull();
        (await ToContactAsync(visitor, app.Town.Noise)).Has("#Input_Anonymous").ShouldBeFalse();
    }

    static async Task<TownPage> ToContactAsync(TownClient visitor, Guid topic)
    {
        var questions = await (await visitor.GetPageAsync($"/demander/{topic}")).SubmitAsync("Commencer");
        return questions.Has("#a-lieu")
            ? await questions.SubmitAsync("Continuer", ("a-lieu", "Ici"), ("a-demande", "Voilà"))
            : await questions.SubmitAsync("Continuer", ("a-demande", "Voilà"));
    }

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        return app;
    }
}
