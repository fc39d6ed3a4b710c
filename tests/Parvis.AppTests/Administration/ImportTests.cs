using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Administration.Imports;
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

        done.Text.ShouldContain("Import fait");
        done.Rows(".import-report tbody tr").ShouldContain(l => l.Contains("« Doublon » est déjà en ligne 2."));
        done.Has("form[action*=Apply]").ShouldBeFalse();
        var department = await app.DatabaseAsync(db => db.Set<Department>().SingleAsync(d => d.ExternalId == "NEW"));
        department.Name.ShouldBe("Bon service");
        department.Phone.ShouldBe("02 40 00 00 00");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_exported_comes_back_unchanged(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        await InstallationTests.ImportAsync(
            administrator,
            "absences",
            "agent;du;au;remplaçant\nAnne Morel;03/08/2026;14/08/2026;Karim Benali\n"
        );
        foreach (var slug in new[] { "lieux", "services", "agents", "absences", "organismes", "sujets" })
        {
            using var export = await administrator.SendOnceAsync(
                new HttpRequestMessage(HttpMethod.Get, $"/reglages/import/{slug}?handler=Export")
            );
            export.StatusCode.ShouldBe(HttpStatusCode.OK, slug);

            var trial = await TryAsync(administrator, slug, $"{slug}.csv", await export.Content.ReadAsByteArrayAsync());

            trial.Rows(".import-report tbody tr").ShouldNotBeEmpty(slug);
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

    [SkippableTheory, BothDatabases]
    public async Task A_report_is_read_again_without_trying_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var trial = await TryAsync(administrator, "services", "services.csv", "nom\nSports\n"u8.ToArray());
        var address = trial.Address.PathAndQuery;
        await trial.SubmitAsync("Importer");

        // As it was before the import, and not « inchangé » as a second try would say.
        var again = await administrator.GetPageAsync(address);
        again.Rows(".import-report tbody tr").ShouldBe(["2 Sports créé"]);
        using var report = await administrator.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, address.Replace("?", "?handler=Report&", StringComparison.Ordinal))
        );
        (await report.Content.ReadAsStringAsync()).ShouldContain("2;Sports;créé");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_refusal_at_the_last_moment_shows_the_report_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var trial = await TryAsync(administrator, "services", "services.csv", "nom\nSports\n"u8.ToArray());
        // What was received can no longer be read.
        await File.WriteAllTextAsync(Kept(app).MinBy(f => new FileInfo(f).Length)!, "téléphone\n02\n");

        var refused = await trial.SubmitAsync("Importer");

        refused.Errors.ShouldHaveSingleItem().ShouldContain("Il manque la colonne « nom »");
        refused.Rows(".import-report tbody tr").ShouldBe(["2 Sports créé"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_tried_is_forgotten_after_a_day(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var trial = await TryAsync(administrator, "services", "services.csv", "nom\nSports\n"u8.ToArray());

        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.RunJobAsync<ForgetDraftsJob>();
        Kept(app).Length.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.RunJobAsync<ForgetDraftsJob>();

        Kept(app).ShouldBeEmpty();
        using var later = await app.SignInAsync("admin");
        await later.GetPageAsync(trial.Address.PathAndQuery, HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Trying_a_file_keeps_nobody_from_writing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/import/services");

        var tried = await form.SubmitAsync(
            "Essayer, sans rien enregistrer",
            HttpStatusCode.Redirect,
            ("Upload", new TypedFile("services.csv", "nom\nSports\n"u8.ToArray()))
        );

        (await tried.SqlAsync()).ShouldAllBe(sql => sql.StartsWith("SELECT", StringComparison.Ordinal));
        var trial = await administrator.GetPageAsync(tried.Response.Headers.Location!.OriginalString);
        var done = await trial.SubmitAsync("Importer", HttpStatusCode.Redirect);
        (await done.SqlAsync()).ShouldContain(SqlTallies.Begin);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_starter_file_is_tried_before_it_is_imported(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/import/services");

        var trial = await form.SubmitAsync("Essayer le modèle de départ");

        trial.Rows(".import-report tbody tr").ShouldContain(l => l.Contains("Petite enfance créé"));
        (await app.DatabaseAsync(db => db.Set<Department>().CountAsync(d => d.Name == "Petite enfance"))).ShouldBe(0);
    }

    static string[] Kept(TownApp app) => Directory.GetFiles(Path.Combine(app.DataFolder, "imports"));

    static async Task<TownPage> TryAsync(TownClient client, string slug, string name, byte[] content) =>
        await (await client.GetPageAsync($"/reglages/import/{slug}")).SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile(name, content))
        );
}
