using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

/// <summary>The dry run says line by line what would happen, and nothing happens before « Importer ».</summary>
public sealed class ImportTests
{
    [SkippableTheory, BothDatabases]
    public async Task Each_line_says_what_it_would_do_or_why_it_is_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        const string csv = """
            nom;téléphone;inconnue
            Voirie;02 99 00 00 11;x
            Sports;;
            ;02 99 00 00 12;
            """;

        var trial = await TryAsync(administrator, "services", "services.csv", Encoding.UTF8.GetBytes(csv));

        trial.Text.ShouldContain("Rien n'est encore enregistré");
        trial.Text.ShouldContain("pas dans la liste des colonnes reconnues : inconnue");
        var lines = trial.Rows(".import-report tbody tr");
        lines.ShouldContain(l => l.StartsWith("2 Voirie modifié") && l.Contains("02 99 00 00 11"));
        lines.ShouldContain(l => l.StartsWith("3 Sports créé"));
        lines.ShouldContain(l => l.StartsWith('4') && l.Contains("nom : cette case ne peut pas rester vide."));
        (await app.DatabaseAsync(db => db.Set<Department>().CountAsync(d => d.Name == "Sports"))).ShouldBe(0);

        var done = await trial.SubmitAsync("Importer les lignes correctes");

        done.Text.ShouldContain("Import fait");
        (await app.DatabaseAsync(db => db.Set<Department>().SingleAsync(d => d.Name == "Voirie"))).Phone.ShouldBe(
            "02 99 00 00 11"
        );
        (await app.DatabaseAsync(db => db.Set<Department>().CountAsync(d => d.Name == "Sports"))).ShouldBe(1);
        (
            await app.DatabaseAsync(db => db.Set<AdministrationEntry>().AnyAsync(e => e.What.Contains("Import")))
        ).ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_second_line_about_the_same_record_is_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        const string csv = """
            code;nom;téléphones
            NEW;Bon service;02 40 00 00 00
            NEW;Doublon;
            """;

        var trial = await TryAsync(administrator, "services", "services.csv", Encoding.UTF8.GetBytes(csv));
        trial.Rows(".import-report tbody tr").ShouldContain(l => l.Contains("« Doublon » est déjà en ligne 2."));
        var done = await trial.SubmitAsync("Importer les lignes correctes");

        done.Text.ShouldContain("Il n'y a rien à enregistrer");
        var department = await app.DatabaseAsync(db => db.Set<Department>().SingleAsync(d => d.ExternalId == "NEW"));
        department.Name.ShouldBe("Bon service");
        department.Phone.ShouldBe("02 40 00 00 00");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_exported_comes_back_unchanged(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        foreach (var slug in new[] { "lieux", "services", "agents", "sujets" })
        {
            using var export = await administrator.SendOnceAsync(
                new HttpRequestMessage(HttpMethod.Get, $"/reglages/import/{slug}?handler=Export")
            );
            export.StatusCode.ShouldBe(HttpStatusCode.OK, slug);

            var trial = await TryAsync(administrator, slug, $"{slug}.csv", await export.Content.ReadAsByteArrayAsync());

            trial.Rows(".import-report tbody tr").ShouldAllBe(l => l.Contains("inchangé"), slug);
            trial.Has("form[action*=Apply]").ShouldBeFalse(slug);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_made_confidential_by_a_file_hides_its_requests_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        using var administrator = await app.SignInAsync("admin");

        await InstallationTests.ImportAsync(administrator, "sujets", "nom;cercle\nNid-de-poule;Action sociale\n");

        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.NotFound);
        (await app.DatabaseAsync(db => db.Set<Topic>().SingleAsync(t => t.Name == "Nid-de-poule"))).CircleId.ShouldBe(
            app.Town.SocialCircle
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_that_is_none_or_lacks_a_column_is_said(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var empty = await (await administrator.GetPageAsync("/reglages/import/services")).SubmitAsync(
            "Essayer, sans rien enregistrer"
        );
        empty.Text.ShouldContain("Choisissez un fichier.");
        (await TryAsync(administrator, "services", "a.csv", "téléphone\n02"u8.ToArray())).Text.ShouldContain(
            "Il manque la colonne « nom »"
        );
        await administrator.GetPageAsync("/reglages/import/nuages", HttpStatusCode.NotFound);
        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync("/reglages/import/services", HttpStatusCode.NotFound);
    }

    static async Task<TownPage> TryAsync(TownClient client, string slug, string name, byte[] content) =>
        await (await client.GetPageAsync($"/reglages/import/{slug}")).SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile(name, content))
        );
}
