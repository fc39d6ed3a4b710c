using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.OfficialSheets;
using Parvis.Features.OfficialSheets.Import;
using Parvis.Features.Organisation;
using Parvis.TestKit;
using ServicePoint = Parvis.Features.Organisation.ServicePoint;

namespace Parvis.AppTests.OfficialSheets;

/// <summary>The fiches of service-public: read from a folder, shown with their source, found, attached to topics.</summary>
public sealed class OfficialFicheTests
{
    const string Settings = "/reglages/fiches-officielles";

    [SkippableTheory, BothDatabases]
    public async Task Fiches_are_read_from_the_folder_broken_ones_are_named_and_old_ones_retired(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        (await (await admin.GetPageAsync(Settings)).SubmitAsync("Lire maintenant"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("n'a aucune fiche");
        Drop(
            app,
            "F1001.xml",
            "N1002.xml",
            "R1003.xml",
            "F1004.xml",
            "F1005.xml",
            "redirections.xml",
            "arborescence.xml"
        );

        var read = await (await admin.GetPageAsync(Settings)).SubmitAsync("Lire maintenant");

        read.Text.ShouldContain(
            "Le dossier est lu : 3 fiches nouvelles, 0 changée, 0 inchangée, 0 retirée, 2 fichiers illisibles."
        );
        read.Text.ShouldContain("F1004.xml, ligne 5 : Ce n'est pas du XML bien formé.");
        read.Text.ShouldContain("F1005.xml : Ce fichier a une déclaration DOCTYPE : il est refusé.");
        Change(app, "F1001.xml", "au bord du canal", "au bord du fleuve");
        File.Delete(Path.Combine(FolderOf(app), "N1002.xml"));
        File.WriteAllText(Path.Combine(FolderOf(app), "R1003.xml"), "cassé");
        var again = await read.SubmitAsync("Lire maintenant");
        again.Text.ShouldContain(
            "Le dossier est lu : 0 fiche nouvelle, 1 changée, 0 inchangée, 1 retirée, 3 fichiers illisibles."
        );
        // A broken file leaves the fiche as it was.
        (
            await app.DatabaseAsync(db => db.Set<OfficialFiche>().Select(f => f.Id).OrderBy(id => id).ToListAsync())
        ).ShouldBe(["F1001", "R1003"]);
        (await admin.GetPageAsync("/demander/officiel/F1001")).Title.ShouldBe("Carte de pêche au bord du fleuve");
    }

    [SkippableTheory, BothDatabases]
    public async Task Residents_read_a_fiche_with_its_source_and_the_counter_of_the_town(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        using var visitor = app.Visit();
        await visitor.GetPageAsync("/demander/officiel/F1001", HttpStatusCode.NotFound);
        await visitor.GetPageAsync("/demander/officiel?q=carte", HttpStatusCode.NotFound);
        using (var agent = await app.SignInAsync("accueil"))
            (await agent.GetPageAsync("/demander/officiel/F1001")).Title.ShouldBe("Carte de pêche au bord du canal");
        await app.OpenToResidentsAsync();

        // Replaced twice.
        var page = await visitor.GetPageAsync("/demander/officiel/F1009");

        page.Path.ShouldBe("/demander/officiel/F1001");
        page.Text.ShouldContain(
            "Source : service-public.fr, Direction de l'information légale et administrative (DILA), fichier F1001.xml, mise à jour le lundi 4 mai 2026. Licence Ouverte 2.0."
        );
        page.Find(".fiche-source a")
            .GetAttribute("href")
            .ShouldBe("https://www.service-public.gouv.fr/particuliers/vosdroits/F1001");
        page.Find(".fiche-place").TextContent.ShouldContain("1 place de la Mairie");
        page.Find(".fiche-place").TextContent.ShouldContain("9h-17h");
        page.Find(".fiche-counter a").GetAttribute("href").ShouldBe($"#{page.Find(".fiche-place").Id}");
        (await page.FollowAsync("Loisirs et plein air")).Title.ShouldBe("Loisirs et plein air");
        var printed = await page.FollowAsync("Imprimer cette fiche");
        printed.Has("details").ShouldBeFalse();
        // What opens on the screen is open on paper, the words explained too.
        printed.Rows("h3").ShouldBe(["Vous êtes majeur", "Vous êtes mineur", "Canal"]);
        printed.Text.ShouldContain("Un parent la demande.");
        await visitor.GetPageAsync("/demander/officiel/F4000", HttpStatusCode.NotFound);
        await visitor.GetPageAsync("/demander/officiel/passwd", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Fiches_are_found_beside_topics_and_by_agents_who_insert_their_link(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.OpenToResidentsAsync();
        using var visitor = app.Visit();

        var catalogue = await visitor.GetPageAsync("/demander?q=carte+de+peches");
        catalogue.Text.ShouldContain("Rien ne correspond");
        catalogue.Rows(".fiche-found a").ShouldBe(["Carte de pêche au bord du canal", "Demande de carte de pêche"]);
        (await visitor.GetPageAsync("/demander?q=trou")).Has(".fiche-found").ShouldBeFalse();
        (await visitor.GetPageAsync("/demander/officiel?q=p%C3%AAche")).Rows(".fiche-found a").Count.ShouldBe(2);

        using var agent = await app.SignInAsync("accueil");
        var found = await agent.GetPageAsync("/fiches-officielles?q=peche+canal");
        found
            .Find("#lien-F1001")
            .GetAttribute("value")
            .ShouldBe("Carte de pêche au bord du canal : https://demandes.saint-aubin.example/demander/officiel/F1001");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_administrator_attaches_a_fiche_to_a_topic_and_chooses_the_counter(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.OpenToResidentsAsync();
        using var visitor = app.Visit();
        using var admin = await app.SignInAsync("admin");
        var branch = new ServicePoint();
        branch.Edit("Mairie annexe du port", ServicePointKind.BranchOffice, "2 quai du Port", "");
        await app.DatabaseAsync(db =>
        {
            db.Add(branch);
            return db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var settings = await admin.GetPageAsync(Settings);
        (await settings.SubmitAsync("Rattacher", ("TopicId", app.Town.Tree), ("FicheId", "F4000"))).Errors.ShouldBe([
            "La fiche F4000 n'est pas parmi celles qui ont été lues.",
        ]);
        (await settings.SubmitAsync("Enregistrer", ("Input.Folder", "fiches"))).Errors.ShouldBe([
            "Écrivez le chemin entier du dossier sur le serveur, comme /srv/fiches.",
        ]);

        await settings.SubmitAsync(
            "Rattacher",
            ("TopicId", app.Town.Tree),
            ("FicheId", "https://www.service-public.gouv.fr/particuliers/vosdroits/F1001")
        );
        await settings.SubmitAsync("Enregistrer", ("Input.Places[0]", branch.Id));

        var sheet = await visitor.GetPageAsync($"/demander/{app.Town.Tree}");
        var fiche = await sheet.FollowAsync("Carte de pêche au bord du canal");
        fiche.Find(".fiche-place h2").TextContent.ShouldBe("Mairie annexe du port");
        (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).Text.ShouldNotContain("Carte de pêche");
        await (await admin.GetPageAsync(Settings)).SubmitAsync("Retirer : F1001, Arbre dangereux");
        (await visitor.GetPageAsync($"/demander/{app.Town.Tree}")).Text.ShouldNotContain("Carte de pêche");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_night_reads_again_what_changed_and_never_empties_the_shelf(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        for (var n = 1; n <= 120; n++)
            File.WriteAllText(
                Path.Combine(FolderOf(app), $"F{n}.xml"),
                $"<Publication xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ID=\"F{n}\" type=\"Fiche\"><dc:title>Fiche {n}</dc:title></Publication>"
            );
        // 09:12.
        await app.RunJobAsync<ReadFichesJob>();
        (await CountAsync(app)).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromHours(17));
        await app.RunJobAsync<ReadFichesJob>();
        (await CountAsync(app)).ShouldBe(120);
        await app.RunJobAsync<ReadFichesJob>();
        (await app.DatabaseAsync(db => db.Set<FicheReading>().CountAsync())).ShouldBe(1);

        for (var n = 1; n <= 100; n++)
            File.Delete(Path.Combine(FolderOf(app), $"F{n}.xml"));
        await app.RunJobAsync<ReadFichesJob>();

        (await CountAsync(app)).ShouldBe(120);
        using var admin = await app.SignInAsync("admin");
        var settings = await admin.GetPageAsync(Settings);
        settings.Text.ShouldContain("100 fiches sur 120 ne sont plus dans le dossier : rien n'a changé.");
        (await settings.SubmitAsync("Lire maintenant")).Text.ShouldContain("20 inchangées, 100 retirées");
        (await CountAsync(app)).ShouldBe(20);
    }

    static Task<int> CountAsync(TownApp app) => app.DatabaseAsync(db => db.Set<OfficialFiche>().CountAsync());

    static async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        Drop(app, "F1001.xml", "N1002.xml", "R1003.xml", "redirections.xml");
        await app.ReadOfficialFichesAsync();
        return app;
    }

    static string FolderOf(TownApp app) =>
        Directory.CreateDirectory(Path.Combine(app.DataFolder, "fiches-officielles")).FullName;

    static void Drop(TownApp app, params string[] files)
    {
        foreach (var file in files)
            File.Copy(Repository.Corpus("fiches", file), Path.Combine(FolderOf(app), file));
    }

    static void Change(TownApp app, string file, string words, string others)
    {
        var path = Path.Combine(FolderOf(app), file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(words, others, StringComparison.Ordinal));
    }
}
