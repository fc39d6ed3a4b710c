using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
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
        (await check.SubmitAsync("Envoyer ma demande")).Errors.ShouldBe(["Relisez votre demande, puis envoyez-la."]);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
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
    public async Task Who_helps_asks_in_the_name_of_the_person_and_is_the_one_who_is_answered(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var who = await questions.SubmitAsync("Continuer", ("a-lieu", "12 rue des Lilas"), ("a-demande", "Un trou"));
        var refused = await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Claire"),
            ("Input.LastName", "Aubry"),
            ("Input.Email", "claire@aide.example"),
            ("Input.HelpsAs", "Secours populaire")
        );
        refused.Errors.ShouldBe(["Donnez le nom de la personne pour qui vous demandez."]);
        refused = await refused.SubmitAsync("Continuer", ("Input.ForLastName", "Diallo"));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("est d'accord");
        var check = await refused.SubmitAsync("Continuer", ("Input.ForAgrees", "true"));
        check.Text.ShouldContain("Pour Diallo");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");

        var (concerned, helper) = await app.DatabaseAsync(async db =>
        {
            var request = await db.Set<CitizenRequest>().AsNoTracking().SingleAsync();
            var names = await db.Set<Requester>().ToDictionaryAsync(r => r.Id, r => r.DisplayName);
            return (names[request.RequesterId!.Value], names[request.RepresentativeId!.Value]);
        });
        (concerned, helper).ShouldBe(("Diallo", "Claire Aubry"));
        using var anne = await app.SignInAsync("voirie");
        var reference = await app.DatabaseAsync(db => db.Set<CitizenRequest>().Select(r => r.Reference).SingleAsync());
        var record = await anne.GetPageAsync($"/demandes/{reference}");
        record.Text.ShouldContain("Demande faite pour Diallo par Claire Aubry (Secours populaire)");
        record.Text.ShouldContain("Parvis a préparé l'accusé d'enregistrement pour claire@aide.example");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_has_no_mail_is_known_by_both_names_and_telephone_together(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        foreach (
            var (first, last, phone) in new[]
            {
                ("Awa", "Diallo", "02 40 11 22 33"),
                ("Awa", "DIALLO", "+33 2 40 11 22 33"),
                // A sister, somebody who does not say the first name, a namesake.
                ("Fatou", "Diallo", "02 40 11 22 33"),
                ("", "Diallo", "02 40 11 22 33"),
                ("Awa", "Diallo", "02 40 99 88 77"),
            }
        )
        {
            using var visitor = app.Visit();
            var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync(
                "Commencer"
            );
            var who = await questions.SubmitAsync(
                "Continuer",
                ("a-lieu", "12 rue des Lilas"),
                ("a-demande", "Un trou")
            );
            var check = await who.SubmitAsync(
                "Continuer",
                ("Input.FirstName", first),
                ("Input.LastName", last),
                ("Input.Phone", phone)
            );
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await check.SubmitAsync("Envoyer ma demande");
        }

        var people = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().OrderBy(r => r.Id).Select(r => r.RequesterId).ToListAsync()
        );
        people[1].ShouldBe(people[0]);
        people.Distinct().Count().ShouldBe(4);
    }

    [SkippableTheory, BothDatabases]
    public async Task Going_back_keeps_what_holds_and_a_topic_closed_meanwhile_is_sorted(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var who = await questions.SubmitAsync("Continuer", ("a-lieu", "12 rue des Lilas"), ("a-demande", "Un trou"));
        var back = await who.SubmitAsync("Revenir", ("Input.LastName", "Le Goff"), ("Input.Phone", "0240112233"));
        back.ValueOf("a-lieu").ShouldBe("12 rue des Lilas");
        who = await back.SubmitAsync("Continuer");
        who.ValueOf("Input.LastName").ShouldBe("Le Goff");
        (await who.SubmitAsync("Revenir", ("Input.LastName", ""))).ValueOf("a-lieu").ShouldBe("12 rue des Lilas");
        var check = await who.SubmitAsync("Continuer", ("Input.Phone", "0240112233"));
        await app.DatabaseAsync(db =>
            db.Set<Topic>()
                .Where(t => t.Id == app.Town.Pothole)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Active, false))
        );
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        (request.TopicId, request.Subject).ShouldBe((null, "Un trou"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_closed_and_given_to_a_circle_meanwhile_stays_with_the_circle(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Noise}")).SubmitAsync("Commencer");
        var who = await questions.SubmitAsync("Continuer", ("a-demande", "Des cris la nuit"));
        var check = await who.SubmitAsync("Continuer", ("Input.LastName", "Le Goff"), ("Input.Phone", "0240112233"));
        await app.DatabaseAsync(db =>
            db.Set<Topic>()
                .Where(t => t.Id == app.Town.Noise)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(t => t.Active, false).SetProperty(t => t.CircleId, app.Town.SocialCircle)
                )
        );
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        (await check.SubmitAsync("Envoyer ma demande")).Title.ShouldBe("Votre demande est enregistrée");
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        (request.TopicId, request.CircleId).ShouldBe((app.Town.Noise, app.Town.SocialCircle));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_sheet_says_what_to_bring_where_to_come_and_who_does_it_instead(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var admin = await app.SignInAsync("admin");
        var hall = await admin.GetPageAsync($"/reglages/services/fiche/{app.Town.CivilRegistry}");
        await hall.SubmitAsync("Enregistrer", ("Input.ServicePointId", app.Town.TownHall));
        var does = await admin.GetPageAsync("/reglages/qui-fait-quoi");
        await does.SubmitAsync("Ajouter", ("TopicId", app.Town.Tree), ("PartnerId", app.Town.Metropolis));
        using var visitor = app.Visit();

        var birth = await visitor.GetPageAsync($"/demander/{app.Town.BirthCertificate}");
        birth.Text.ShouldContain("Pièce d'identité");
        birth.Text.ShouldContain("elle est gratuite");
        birth.Text.ShouldContain("répondre en 3 jours ouvrés");
        birth.Text.ShouldContain("Mairie, 1 place de la Mairie Horaires Lundi 9h-17h Mardi fermé");
        (await visitor.GetPageAsync($"/demander/{app.Town.Tree}")).Text.ShouldContain(
            "Rennes Métropole s'en occupe. La mairie lui transmet votre demande et vous le dit."
        );
        await visitor.GetPageAsync($"/demander/{app.Town.SocialAid}", HttpStatusCode.NotFound);
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
        app.Clock.Advance(TimeSpan.FromMinutes(2));
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
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var receipt = await (await who.SubmitAsync("Continuer", ("Input.Anonymous", true))).SubmitAsync(
            "Envoyer ma demande"
        );
        receipt.Title.ShouldBe("Votre demande est enregistrée");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync())).RequesterId.ShouldBeNull();
        (await ToContactAsync(visitor, app.Town.Noise)).Has("#Input_Anonymous").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Files_are_joined_once_taken_back_and_gone_with_the_draft(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var photo = TypedFile.Picture("trou.png");
        await questions.SubmitAsync("Continuer", ("a-lieu", "Ici"), ("a-demande", "Un trou"), ("a-pieces", photo));
        await questions.SubmitAsync("Continuer", ("a-lieu", "Ici"), ("a-demande", "Un trou"), ("a-pieces", photo));
        (await FilesAsync(app)).ShouldBe(1);
        var again = await visitor.GetPageAsync($"{questions.Path}?retour=oui");

        var without = await again.SubmitAsync("Retirer trou.png", ("a-lieu", "Là-bas"));

        without.ValueOf("a-lieu").ShouldBe("Là-bas");
        (await FilesAsync(app)).ShouldBe(0);
        (await without.SubmitAsync("Continuer", ("a-pieces", photo))).Text.ShouldContain("trou.png");
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.RunJobAsync<ForgetAskDraftsJob>();
        (await FilesAsync(app)).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_gives_the_code_for_an_hour_and_never_another(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var receipt = await SendAsync(app, visitor);
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        receipt.Text.ShouldContain("Code de suivi");

        await app.ActAsync(
            "accueil",
            request.Reference,
            RequestAction.RenewFollowUp,
            (r, _) => r.RenewFollowUp("Carte d'identité")
        );
        var renewed = await visitor.GetPageAsync(receipt.Path);
        renewed.Text.ShouldContain(request.Reference);
        renewed.Text.ShouldNotContain("Code de suivi");

        var second = await SendAsync(app, visitor);
        app.Clock.Advance(TimeSpan.FromHours(2));
        (await visitor.GetPageAsync(second.Path)).Text.ShouldNotContain("Code de suivi");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_somebody_known_gives_is_in_the_words_and_a_machine_leaves_nothing(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        await SendAsync(app, visitor);
        var who = await ToContactAsync(visitor, app.Town.Noise);
        (await who.SubmitAsync("Continuer", ("Input.LastName", "Le Goff"), ("Input.Phone", "3939"))).Errors.ShouldBe([
            "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33.",
        ]);
        var check = await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Yann"),
            ("Input.LastName", "Le Goff"),
            ("Input.Email", "yann@exemple.fr"),
            ("Input.Phone", "06 11 22 33 44")
        );
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await check.SubmitAsync("Envoyer ma demande", ("Site", "http://spam.example"))).Path.ShouldBe("/demander");
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
        await check.SubmitAsync("Envoyer ma demande");

        var people = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().OrderBy(r => r.Id).Select(r => r.RequesterId).ToListAsync()
        );
        people.Count.ShouldBe(2);
        people.Distinct().Count().ShouldBe(1);
        var words = await app.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.Direction == Direction.Incoming)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Body)
                .FirstAsync()
        );
        words.ShouldContain("06 11 22 33 44");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_draft_that_is_gone_speaks_to_residents(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var gone = await visitor.GetPageAsync("/demander/en-cours/nulle-part/1", HttpStatusCode.NotFound);
        gone.Text.ShouldContain("Une demande commencée se garde sept jours.");
        gone.Text.ShouldNotContain("collègue");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_reports_what_is_known_already_is_told_before_sending(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        (await CheckAsync("12 rue des Lilas")).Text.ShouldNotContain("La mairie sait déjà");
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                Place = "12, rue des Lilas",
                Subject = "Un trou",
                Text = "Un trou.",
            }
        );

        (await CheckAsync("12 RUE DES LILAS")).Text.ShouldContain(
            "une personne l'a signalé, la dernière le lundi 16 novembre 2026"
        );
        (await CheckAsync("3 place du Marché")).Text.ShouldNotContain("La mairie sait déjà");

        async Task<TownPage> CheckAsync(string place)
        {
            var questions = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync(
                "Commencer"
            );
            var who = await questions.SubmitAsync("Continuer", ("a-lieu", place), ("a-demande", "Un trou"));
            return await who.SubmitAsync("Continuer", ("Input.Anonymous", true));
        }
    }

    static Task<int> FilesAsync(TownApp app) => app.DatabaseAsync(db => db.Set<AskDraftFile>().CountAsync());

    static async Task<TownPage> SendAsync(TownApp app, TownClient visitor)
    {
        var who = await ToContactAsync(visitor, app.Town.Pothole);
        var check = await who.SubmitAsync(
            "Continuer",
            ("Input.FirstName", "Yann"),
            ("Input.LastName", "Le Goff"),
            ("Input.Email", "yann@exemple.fr")
        );
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        return await check.SubmitAsync("Envoyer ma demande");
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
