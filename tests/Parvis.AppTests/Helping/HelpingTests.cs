using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Mandates;
using Parvis.TestKit;

namespace Parvis.AppTests.Helping;

/// <summary>Somebody of France Services asks for a person under a mandate, and sees that request alone, while it holds.</summary>
public sealed class HelpingTests
{
    const string Login = "aidante";

    [SkippableTheory, BothDatabases]
    public async Task An_administrator_makes_the_account_and_its_owner_lands_on_what_was_entrusted(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        var sheet = await admin.GetPageAsync("/reglages/aidants/fiche");
        var refused = await sheet.SubmitAsync("Enregistrer", ("Input.Organisation", "France Services Saint-Aubin"));
        refused.Errors.ShouldContain("Donnez le nom de la personne.");
        refused.ValueOf("Input.Organisation").ShouldBe("France Services Saint-Aubin");
        var made = await refused.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "Julie"),
            ("Input.LastName", "Martin"),
            ("Input.Email", "julie@france-services.example")
        );
        var account = await (await made.FollowAsync("Créer un compte")).SubmitAsync("Créer le compte");
        var password = account.Find(".settings-secret").TextContent.Trim();
        account.Has("[name='Roles']").ShouldBeFalse();
        (await admin.GetPageAsync("/reglages/comptes")).Text.ShouldContain("Aidant");

        using var julie = app.Visit();
        await julie.SignInAsync("julie.martin", password);
        var chosen = await (await julie.GetPageAsync("/mon-compte/mot-de-passe")).SubmitAsync(
            "main form button",
            ("CurrentPassword", password),
            ("NewPassword", "une-phrase-longue-a-moi"),
            ("Again", "une-phrase-longue-a-moi")
        );
        chosen.Errors.ShouldBeEmpty();
        var home = await julie.GetPageAsync("/");
        (home.Path, home.Title).ShouldBe(("/aide", "Mes demandes confiées"));
        home.Text.ShouldContain("Aucune demande confiée");

        (await account.SubmitAsync("Désactiver le compte")).Text.ShouldContain("plus accès à rien");
        (await julie.GetPageAsync("/aide")).Path.ShouldBe("/connexion");
        (await admin.GetPageAsync("/reglages/aidants")).Text.ShouldContain("désactivé");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_request_is_lodged_under_a_mandate_and_followed_as_its_resident_would(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var helper = await app.SignInAsync(Login);
        var questions = await (await helper.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var mandate = await questions.SubmitAsync("Continuer", ("a-lieu", "3 rue du Moulin"), ("a-demande", "Un trou"));
        mandate.Title.ShouldBe("Pour qui, et avec quel mandat ?");
        mandate.Text.ShouldContain("Julie Martin, France Services");

        (await mandate.SubmitAsync("Continuer")).Errors.ShouldBe([
            "Donnez le nom de la personne pour qui vous demandez.",
        ]);
        var named = await mandate.SubmitAsync(
            "Continuer",
            ("Input.ForFirstName", "Awa"),
            ("Input.ForLastName", "Diallo"),
            ("Input.ForPhone", "02 40 11 22 33"),
            ("Signed", TypedFile.Picture("mandat.png"))
        );
        named.Errors.ShouldHaveSingleItem().ShouldContain("vous a donné ce mandat");
        named.Text.ShouldContain("mandat.png");
        named.ValueOf("Input.ForLastName").ShouldBe("Diallo");
        (
            await helper.GetPageAsync(
                $"{named.Path[..named.Path.LastIndexOf('/')]}".Replace("/aide/", "/demander/", StringComparison.Ordinal)
                    + "/verification"
            )
        ).Text.ShouldContain("Dites pour qui vous demandez, et avec quel mandat.");
        var tooLong = await named.SubmitAsync("Continuer", ("Input.Given", "true"), ("Input.Until", "2027-11-17"));
        tooLong.Errors.ShouldHaveSingleItem().ShouldContain("un an au plus");
        var paper = await tooLong.SubmitAsync("Préparer le papier à signer", ("Input.Until", "2027-05-16"));
        paper.Text.ShouldContain("Je soussigné(e), Awa Diallo");
        paper.Text.ShouldContain("dimanche 16 mai 2027");
        var check = await (await helper.GetPageAsync(tooLong.Path)).SubmitAsync("Continuer", ("Input.Given", "true"));
        check.Text.ShouldContain("Mandat du lundi 16 novembre 2026, jusqu'au dimanche 16 mai 2027");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var followed = await check.SubmitAsync("Envoyer ma demande");

        followed.Path.ShouldStartWith("/aide/demandes/");
        followed.Text.ShouldContain("Votre demande est bien arrivée");
        var receipt = await followed.FollowAsync("Voir l'accusé à remettre à la personne, avec son code");
        receipt.Text.ShouldContain("Code de suivi");
        var wrote = await followed.SubmitAsync("Envoyer", ("Words", "Elle ajoute que c'est profond."));
        wrote.Text.ShouldContain("Elle ajoute que c'est profond.");
        var chased = await wrote.SubmitAsync("Relancer le service");
        chased.FindButtonOrNull("Relancer le service").ShouldBeNull();
        var list = await helper.GetPageAsync("/aide");
        list.Rows("tbody tr").ShouldHaveSingleItem().ShouldContain("Awa Diallo");
        list.Text.ShouldContain("Nid-de-poule");
        list.Text.ShouldContain("Voirie");

        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        using var anne = await app.SignInAsync("voirie");
        var record = await anne.GetPageAsync($"/demandes/{request.Reference}");
        record.Text.ShouldContain(
            "Déposée par Julie Martin, France Services, avec un mandat du lundi 16 novembre 2026."
        );
        record.Text.ShouldContain("valable jusqu'au dimanche 16 mai 2027");
        record.Text.ShouldContain("mandat.png");
        record.Text.ShouldContain("Julie Martin, France Services, pour l'usager");
        record.Text.ShouldContain("Pour joindre la personne elle-même 02 40 11 22 33");
        (
            await app.DatabaseAsync(db =>
                db.Set<Requester>().Where(r => r.Id == request.RequesterId).Select(r => r.DisplayName).SingleAsync()
            )
        ).ShouldBe("Awa Diallo");
    }

    [SkippableTheory, BothDatabases]
    public async Task Nobody_else_opens_it_and_the_helper_opens_nothing_of_the_town_hall(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        await app.Town.AddHelperAsync(app, "autre", "Omar", "Saïdi", "Secours populaire");
        using var helper = await app.SignInAsync(Login);
        using var other = await app.SignInAsync("autre");
        using var anne = await app.SignInAsync("voirie");
        using var visitor = app.Visit();
        var begun = await (await helper.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        foreach (var stranger in new[] { other, anne, visitor })
            await stranger.GetPageAsync(begun.Path, HttpStatusCode.NotFound);
        var lodged = await LodgeAsync(app, helper);
        var url = $"/aide/demandes/{lodged.Reference}";

        await other.GetPageAsync(url, HttpStatusCode.NotFound);
        await anne.GetPageAsync(url, HttpStatusCode.NotFound);
        (await visitor.GetPageAsync(url)).Path.ShouldBe("/connexion");
        (await other.GetPageAsync("/aide")).Text.ShouldContain("Aucune demande confiée");
        var strange = await app.RegisterPotholeAsync("Un autre trou");
        await helper.GetPageAsync($"/aide/demandes/{strange.Reference}", HttpStatusCode.NotFound);
        await helper.GetPageAsync($"/demandes/{lodged.Reference}", HttpStatusCode.NotFound);
        await helper.GetPageAsync("/recherche?q=diallo", HttpStatusCode.NotFound);

        // What becomes confidential says no more than to its resident.
        await app.ActAsync(
            "pilote",
            lodged.Reference,
            RequestAction.Correct,
            (r, _) => r.ChangeTopic(app.Town.SocialAid, "Aide d'urgence", app.Town.SocialCircle)
        );
        var list = await helper.GetPageAsync("/aide");
        list.Text.ShouldContain("Suivie");
        list.Text.ShouldNotContain("Aide d'urgence");
        list.Text.ShouldNotContain("Voirie");
        (await helper.GetPageAsync(url)).Text.ShouldNotContain("Un trou");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_person_ends_it_on_their_page_and_alone_has_the_code(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var helper = await app.SignInAsync(Login);
        var lodged = await LodgeAsync(app, helper);
        var link = FollowUpAccess.PageOf(lodged.Reference, Keys(app).TokenOf(lodged));
        using var awa = app.Visit();
        var page = await awa.GetPageAsync(link);
        page.Text.ShouldContain("Julie Martin, France Services, suit cette demande avec votre accord");
        var ended = await page.SubmitAsync("Ne plus la laisser suivre ma demande");
        var again = await page.SubmitAsync("Ne plus la laisser suivre ma demande");

        var now = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        ended.Text.ShouldContain(Keys(app).CodeOf(now));
        ended.Text.ShouldNotContain("Qui vous aide");
        again.Path.ShouldBe(ended.Path);
        await IsOverAsync(app, helper, lodged);
        using var anne = await app.SignInAsync("voirie");
        var record = await anne.GetPageAsync($"/demandes/{lodged.Reference}");
        record.Text.ShouldContain("L'usager y a mis fin");
        record.Text.ShouldContain("a mis fin au mandat de Julie Martin (France Services)");
        now.RepresentativeId.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Reception_an_administrator_and_the_last_day_end_it_too(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var helper = await app.SignInAsync(Login);
        var first = await LodgeAsync(app, helper);
        var second = await LodgeAsync(app, helper, "Moreau");
        var third = await LodgeAsync(app, helper, "Petit", until: "2026-11-20");

        using var accueil = await app.SignInAsync("accueil");
        var form = await accueil.GetPageAsync($"/demandes/{first.Reference}/mandat");
        var silent = await form.SubmitAsync("Mettre fin au mandat");
        silent.Errors.ShouldBe(["Dites comment vous le savez."]);
        var done = await silent.SubmitAsync("Mettre fin au mandat", ("Reason", "Au guichet, carte d'identité vue"));
        done.Text.ShouldContain("Le nouveau code de suivi est");
        await IsOverAsync(app, helper, first);
        (await accueil.GetPageAsync($"/demandes/{first.Reference}/mandat")).Text.ShouldContain("Aucun mandat");

        // The day after, before any job has run.
        app.Clock.Advance(TimeSpan.FromDays(5));
        using var later = await app.SignInAsync(Login);
        await later.GetPageAsync($"/aide/demandes/{third.Reference}", HttpStatusCode.NotFound);
        await app.RunJobAsync<EndMandatesJob>();
        await IsOverAsync(app, later, third);
        (await later.GetPageAsync("/aide")).Rows("tbody tr").ShouldHaveSingleItem().ShouldContain(second.Reference);

        using var admin = await app.SignInAsync("admin");
        var helperId = await app.DatabaseAsync(db => db.Set<RequestMandate>().Select(m => m.HelperId).FirstAsync());
        var all = await admin.GetPageAsync($"/reglages/aidants/{helperId}/mandats");
        all.Text.ShouldNotContain(second.Reference);
        var none = await all.SubmitAsync("Mettre fin à ce mandat", ("Reason", "Elle a quitté l'organisme"));
        none.Text.ShouldContain("ont pris fin");
        none.Has("main .btn-danger").ShouldBeFalse();
        await IsOverAsync(app, later, second);
        (
            await app.DatabaseAsync(db =>
                db.Set<RequestMandate>().OrderBy(m => m.Id).Select(m => m.EndedBy).ToListAsync()
            )
        ).ShouldBe([MandateEnd.Agent, MandateEnd.Administrator, MandateEnd.Time]);
    }

    /// <summary>Neither by the account nor by the link that was on the receipt.</summary>
    static async Task IsOverAsync(TownApp app, TownClient helper, CitizenRequest lodged)
    {
        await helper.GetPageAsync($"/aide/demandes/{lodged.Reference}", HttpStatusCode.NotFound);
        var link = FollowUpAccess.PageOf(lodged.Reference, Keys(app).TokenOf(lodged));
        await helper.GetPageAsync(link, HttpStatusCode.NotFound);
    }

    static async Task<CitizenRequest> LodgeAsync(
        TownApp app,
        TownClient helper,
        string person = "Diallo",
        string until = "2027-05-16"
    )
    {
        var questions = await (await helper.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        var mandate = await questions.SubmitAsync("Continuer", ("a-lieu", "3 rue du Moulin"), ("a-demande", "Un trou"));
        var check = await mandate.SubmitAsync(
            "Continuer",
            ("Input.ForLastName", person),
            ("Input.Until", until),
            ("Input.Given", "true")
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var followed = await check.SubmitAsync("Envoyer ma demande");
        var reference = followed.Path[(followed.Path.LastIndexOf('/') + 1)..];
        return await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Reference == reference)
        );
    }

    static FollowUpKeys Keys(TownApp app) => app.Services.GetRequiredService<FollowUpKeys>();

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        await app.Town.AddHelperAsync(app, Login, "Julie", "Martin", "France Services");
        return app;
    }
}
