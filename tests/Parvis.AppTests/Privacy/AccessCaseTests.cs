using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>Who asks what is held on them gets it within the month, without what is other people's.</summary>
public sealed class AccessCaseTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_month_ends_on_a_working_day_and_is_extended_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var officer = await app.SignInAsync("dpo");
        var form = await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?usager={app.Town.Marie}");

        (await form.SubmitAsync("Ouvrir la demande", ("ReceivedOn", "2026-11-17"))).Errors.ShouldBe([
            "La date de réception ne peut pas être à venir.",
        ]);
        // A month later is Saturday 12 December: the answer is due on Monday.
        var page = await form.SubmitAsync("Ouvrir la demande", ("ReceivedOn", "2026-11-12"));

        page.Title.ShouldBe("Demande DP-00001");
        page.Text.ShouldContain("lundi 14 décembre 2026");
        (await page.SubmitAsync("Prolonger le délai")).Errors.ShouldHaveSingleItem().ShouldStartWith("Dites pourquoi");
        var longer = await page.SubmitAsync("Prolonger le délai", ("Reason", "douze ans de dossiers"));
        longer.Text.ShouldContain("vendredi 12 février 2027");
        longer.Has("textarea[name=Reason]").ShouldBeFalse();
        (await officer.GetPageAsync(PrivacyStand.Cases)).Rows("tbody th").ShouldBe(["DP-00001, accès"]);
        var letter = await officer.GetPageAsync($"{page.Path}/lettre?quoi=prolongation");
        letter.Text.ShouldContain("douze ans de dossiers");
        letter.Text.ShouldContain("12 rue des Lilas");

        var answer = await officer.GetPageAsync($"{page.Path}/reponse");
        (await answer.SubmitAsync("Enregistrer la réponse", ("Outcome", "Refused"))).Errors.ShouldNotBeEmpty();
        var closed = await answer.SubmitAsync(
            "Enregistrer la réponse",
            ("Outcome", "Refused"),
            ("Reason", "demande manifestement excessive")
        );
        closed.Text.ShouldContain("Refusée");
        (await officer.GetPageAsync($"{page.Path}/lettre")).Text.ShouldContain("demande manifestement excessive");
        foreach (var other in (string[])["admin", "pilote", "accueil"])
        {
            using var refused = await app.SignInAsync(other);
            await refused.GetPageAsync(page.Path, HttpStatusCode.NotFound);
            await refused.GetPageAsync($"{page.Path}/donnees?handler=Export", HttpStatusCode.NotFound);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Other_people_are_hidden_unless_unticked_and_a_note_can_be_withheld(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var marie = await app.NumberAsync(app.Town.Marie);
        using (var reception = await app.SignInAsync("accueil"))
        {
            var household = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/foyer");
            await household.SubmitAsync("Ajouter", ("Person.Id", app.Town.Jean), ("Role", "Partner"));
        }

        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = marie,
                Subject = "Trou",
                Text = "JEAN DUPONT l'a vu. Son voisin : 07 11 22 33 44, ou voisin@exemple.fr. Moi : 0299112233.",
            }
        );
        using (var anne = await app.SignInAsync("voirie"))
        {
            var note = await anne.GetPageAsync($"/demandes/{request.Reference}/note");
            await note.SubmitAsync("Ajouter la note interne", ("Text", "Le voisin Bertrand ment."));
        }

        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(app.Town.Marie, "Access");
        var page = await officer.GetPageAsync($"{address}/donnees");

        page.Rows("del")
            .ShouldBe(["Jean Dupont", "JEAN DUPONT", "07 11 22 33 44", "voisin@exemple.fr"], ignoreOrder: true);
        page.Text.ShouldContain("Le voisin Bertrand ment.");
        page.Text.ShouldContain("Personne du même foyer");
        var chosen = await page.SubmitAsync("Enregistrer ces choix", ("More", "Bertrand"));
        chosen.Rows("del").ShouldContain("Bertrand");
        var shown = await ExportAsync(officer, address);
        shown.Html.ShouldContain(
            "[tiers] l'a vu. Son voisin : [tiers], ou [tiers]. Moi : 0299112233.".Replace("'", "&#39;")
        );
        shown.Html.ShouldContain("Le voisin [tiers] ment.");
        shown.Html.ShouldContain("marie.dupont@example.fr");
        shown.Html.ShouldNotContain("Jean", Case.Insensitive);
        JsonDocument.Parse(shown.Json).RootElement.GetProperty("parts").GetArrayLength().ShouldBeGreaterThan(2);
        shown.Json.ShouldNotContain("Bertrand");

        await (await officer.GetPageAsync($"{address}/donnees")).SubmitAsync(
            ".held-item details button",
            ("Reason", "nuirait à un autre")
        );
        (await officer.GetPageAsync($"{address}/donnees")).Text.ShouldContain("Non communiqué : nuirait à un autre");
        (await ExportAsync(officer, address)).Html.ShouldContain("Non communiqué : nuirait &#224; un autre");

        var journal = await app.DatabaseAsync(db => db.Set<AdministrationEntry>().Select(e => e.What).ToListAsync());
        journal.ShouldContain("DP-00001 : données lues");
        journal.ShouldContain("DP-00001 : données exportées");
        journal.ShouldAllBe(what => !what.Contains("Marie"));
        (
            await app.DatabaseAsync(db => db.Set<Look>().AnyAsync(l => l.By == "Claire Fabre" && l.PersonId == marie))
        ).ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_a_circle_alone_knows_is_read_once_the_circle_agreed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var salome = await app.NumberAsync(app.Town.Salome);
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = app.Town.SocialAid,
                RequesterId = salome,
                Subject = "Secours pour le loyer",
            },
            "social"
        );
        using var officer = await app.SignInAsync("dpo");
        using var social = await app.SignInAsync("social");
        using var reception = await app.SignInAsync("accueil");
        var address = await officer.OpenCaseAsync(app.Town.Salome, "Access");

        (await officer.GetPageAsync(address)).Text.ShouldContain("Action sociale : sollicité");
        var before = await officer.GetPageAsync($"{address}/donnees");
        before.Text.ShouldContain("2 éléments restent dans un cercle");
        before.Body.ShouldNotContain("loyer");
        before.Body.ShouldNotContain("06 12 34 56 78");
        (await ExportAsync(officer, address)).Html.ShouldNotContain("loyer");
        await reception.GetPageAsync("/protection/accords", HttpStatusCode.NotFound);
        var asked = await social.GetPageAsync("/protection/accords");
        asked.Text.ShouldContain("Salomé Kervella");
        await asked.SubmitAsync("Donner l'accord pour Salomé Kervella");
        (await social.GetPageAsync("/protection/accords")).Text.ShouldContain("Rien n'est demandé");

        var after = await officer.GetPageAsync($"{address}/donnees");
        after.Text.ShouldContain("Secours pour le loyer");
        after.Text.ShouldContain("06 12 34 56 78");
        (await officer.GetPageAsync(address)).Text.ShouldContain("accord de Paul Le Guen");
        (
            await app.DatabaseAsync(db => db.Set<Look>().CountAsync(l => l.By == "Claire Fabre" && l.RequestId != null))
        ).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_form_sent_twice_opens_one_case(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var officer = await app.SignInAsync("dpo");
        var form = await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?usager={app.Town.Marie}");

        var first = await form.SubmitAsync("Ouvrir la demande", ("Kind", "Access"));
        var again = await form.SubmitAsync("Ouvrir la demande", ("Kind", "Access"));

        again.Path.ShouldBe(first.Path);
        (await officer.GetPageAsync(PrivacyStand.Cases)).Rows("tbody th").ShouldBe(["DP-00001, accès"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_that_is_lost_is_said_in_the_export(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = await app.NumberAsync(app.Town.Marie),
                Subject = "Trou",
            }
        );
        using (var anne = await app.SignInAsync("voirie"))
            await (await anne.GetPageAsync($"/demandes/{request.Reference}/fichiers")).SubmitAsync(
                "Ajouter",
                ("Uploads", new TypedFile("trou.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]))
            );
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(app.Town.Marie, "Access");
        (await ExportAsync(officer, address)).Html.ShouldContain("trou.jpg</a>");

        foreach (
            var blob in Directory.EnumerateFiles(
                Path.Combine(app.DataFolder, "blobs"),
                "*",
                SearchOption.AllDirectories
            )
        )
            File.Delete(blob);

        var html = (await ExportAsync(officer, address)).Html;
        html.ShouldContain("la mairie ne le retrouve pas");
        html.ShouldNotContain("trou.jpg</a>");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_answered_case_is_erased_after_five_years_an_open_one_is_not(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using (var officer = await app.SignInAsync("dpo"))
        {
            var answered = await officer.OpenCaseAsync(app.Town.Marie, "Access");
            await officer.OpenCaseAsync(app.Town.Jean, "Access");
            await (await officer.GetPageAsync($"{answered}/donnees")).SubmitAsync(
                "Enregistrer ces choix",
                ("More", "Bertrand")
            );
            await (await officer.GetPageAsync($"{answered}/reponse")).SubmitAsync(
                "Enregistrer la réponse",
                ("Outcome", "Granted")
            );
        }

        app.Clock.Advance(TimeSpan.FromDays(5 * 365));
        await app.RunJobAsync<EraseCasesJob>();
        (await CasesAsync()).Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.RunJobAsync<EraseCasesJob>();

        (await CasesAsync()).ShouldHaveSingleItem().ClosedAt.ShouldBeNull();

        Task<List<PrivacyCase>> CasesAsync() =>
            app.DatabaseAsync(db => db.Set<PrivacyCase>().AsNoTracking().ToListAsync());
    }

    static async Task<(string Html, string Json)> ExportAsync(TownClient officer, string address)
    {
        using var answer = await officer.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, $"{address}/donnees?handler=Export")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return (Read("donnees.html"), Read("donnees.json"));

        string Read(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }
}
