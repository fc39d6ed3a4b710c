using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Privacy;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>Who looked at whose record is known, to the data protection officer alone, and forgotten in time.</summary>
public sealed class LookTests
{
    const string Log = "/protection/consultations";

    [SkippableTheory, BothDatabases]
    public async Task Each_page_of_a_person_is_one_look_and_a_refusal_none(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        await reception.GetPageAsync($"/usagers/{app.Town.Marie}");
        await reception.GetPageAsync($"/usagers/{app.Town.Marie}/fiche");

        await reception.GetPageAsync($"/usagers/{app.Town.Salome}", HttpStatusCode.NotFound);
        await reception.GetPageAsync("/usagers?q=dupont");

        var looks = await LooksAsync(app);
        looks.ConvertAll(l => l.Page).ShouldBe(["usagers/{publicId}", "usagers/{publicId}/fiche"]);
        looks.ShouldAllBe(l => l.By == "Aline Petit" && l.AgentId == app.Town.Agent("accueil"));
        looks.ShouldAllBe(l => l.RequestId == null && l.At == app.Clock.UtcNow);
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_requests_only_the_confidential_are_looks_and_presence_is_none(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var ordinary = await app.RegisterRequestAsync();
        var confidential = await app.RegisterConfidentialRequestAsync();
        using var social = await app.SignInAsync("social");
        await social.GetPageAsync($"/demandes/{ordinary.Reference}");
        await social.GetPageAsync($"/demandes/{confidential.Reference}");
        await social.GetPageAsync($"/demandes/{confidential.Reference}/recepisse");
        await social.GetFragmentAsync($"/demandes/{confidential.Reference}/presence");
        using var roads = await app.SignInAsync("voirie");
        await roads.GetPageAsync($"/demandes/{confidential.Reference}", HttpStatusCode.NotFound);

        var looks = await LooksAsync(app);

        looks.Count.ShouldBe(2);
        looks.ShouldAllBe(l => l.RequestId == confidential.Id && l.By == "Paul Le Guen");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_file_of_a_confidential_request_is_a_look(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var confidential = await app.RegisterConfidentialRequestAsync();
        using var social = await app.SignInAsync("social");
        using var roads = await app.SignInAsync("voirie");
        var page = await social.GetPageAsync($"/demandes/{confidential.Reference}/fichiers");
        var token = page.ValueOf("__RequestVerificationToken");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent("%PDF-1.4 essai"u8.ToArray()), "Uploads", "essai.pdf" },
        };
        using var upload = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = form };
        (await social.SendOnceAsync(upload)).Dispose();
        var file = await app.DatabaseAsync(db => db.Set<RequestFile>().SingleAsync());
        using var refused = await roads.SendOnceAsync(new(HttpMethod.Get, $"/fichiers/{file.PublicId}"));
        using var sent = await social.SendOnceAsync(new(HttpMethod.Get, $"/fichiers/{file.PublicId}"));

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        var look = (await LooksAsync(app)).ShouldHaveSingleItem();
        (look.Page, look.RequestId, look.By).ShouldBe(("fichiers/{publicId}", confidential.Id, "Paul Le Guen"));
    }

    [SkippableTheory, BothDatabases]
    public async Task Readers_at_the_same_moment_share_a_transaction(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var log = app.Services.GetRequiredService<LookLog>();
        await reception.GetPageAsync($"/usagers/{app.Town.Marie}");
        var before = log.Groups;
        List<Task> pages = [];
        // What holds the gate of SQLite stands for a disk that is busy.
        using (await app.Services.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None))
        {
            for (var i = 0; i < 8; i++)
                pages.Add(reception.GetPageAsync($"/usagers/{app.Town.Jean}"));
            if (database == DatabaseKind.Sqlite)
            {
                await Task.WhenAny(Task.WhenAll(pages), Task.Delay(1500));
                pages.ShouldAllBe(p => !p.IsCompleted, "no page may be sent before its look is written");
            }
        }

        await Task.WhenAll(pages);

        (await LooksAsync(app)).Count.ShouldBe(9);
        (log.Groups - before).ShouldBeLessThanOrEqualTo(database == DatabaseKind.Sqlite ? 2 : 8);
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_the_log_there_is_no_page(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, TownAppOptions.Production);
        using var reception = await app.SignInAsync("accueil");
        await app.DatabaseAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE \"Looks\" RENAME TO \"LooksAway\""));

        var refused = await reception.GetPageAsync($"/usagers/{app.Town.Marie}", HttpStatusCode.InternalServerError);

        refused.Text.ShouldContain("n'a pas pu être inscrite au journal");
        refused.Body.ShouldNotContain("Dupont");
        await app.DatabaseAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE \"LooksAway\" RENAME TO \"Looks\""));
        (await reception.GetPageAsync($"/usagers/{app.Town.Marie}")).Text.ShouldContain("Marie Dupont");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_officer_alone_reads_it_and_reading_it_is_written_down(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using (var social = await app.SignInAsync("social"))
            await social.GetPageAsync($"/usagers/{app.Town.Salome}");
        foreach (var other in (string[])["admin", "pilote", "directeur", "social", "elue"])
        {
            using var refused = await app.SignInAsync(other);
            await refused.GetPageAsync(Log, HttpStatusCode.NotFound);
            await refused.GetPageAsync($"{Log}?handler=Export", HttpStatusCode.NotFound);
        }

        using var officer = await app.SignInAsync("dpo");
        (await officer.GetPageAsync("/")).Path.ShouldBe(Log);
        await officer.GetPageAsync($"/usagers/{app.Town.Salome}", HttpStatusCode.NotFound);
        var found = await officer.GetPageAsync($"{Log}?nom=kervella");
        found.Find($"a[href='{Log}?usager={app.Town.Salome}']").TextContent.ShouldBe("Salomé Kervella");
        var looks = await officer.GetPageAsync($"{Log}?usager={app.Town.Salome}");
        looks.Text.ShouldContain("Paul Le Guen");
        await officer.GetPageAsync($"{Log}?usager=inconnu", HttpStatusCode.NotFound);

        var journal = await JournalAsync(app);
        journal.ShouldContain($"journal des consultations lu : fiche {app.Town.Salome}");
        journal.ShouldContain("journal des consultations lu : en entier");
        journal.ShouldAllBe(what => !what.Contains("Kervella"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_person_is_found_with_merged_sheets_and_confidential_requests(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        await reception.GetPageAsync($"/usagers/{app.Town.Jean}/foyer");
        var jean = await app.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.PublicId == app.Town.Jean).Select(r => r.Id).SingleAsync()
        );
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = app.Town.SocialAid,
                RequesterId = jean,
                Subject = "Secours pour Jean",
            },
            "social"
        );
        using (var social = await app.SignInAsync("social"))
            await social.GetPageAsync($"/demandes/{request.Reference}");
        var compare = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/fusion?autre={app.Town.Marie}");
        await compare.SubmitAsync("Fusionner les deux fiches", ("Keep", app.Town.Marie), ("Reason", "la même"));
        using var officer = await app.SignInAsync("dpo");

        var page = await officer.GetPageAsync($"{Log}?usager={app.Town.Marie}");
        page.Text.ShouldContain("Foyer");
        page.Text.ShouldContain($"Demande confidentielle {request.Reference}");
        page.Body.ShouldNotContain("Secours");
        var hers = await officer.GetPageAsync(
            $"{Log}?usager={app.Town.Marie}&agent={app.Town.Account("social")}&du=2020-01-01&au=2099-12-31"
        );
        hers.Rows("tbody th").ShouldBe(["Paul Le Guen"]);
        var before = await officer.GetPageAsync($"{Log}?usager={app.Town.Marie}&au=2020-01-01");
        before.Text.ShouldContain("Aucune consultation");

        using var export = await officer.SendOnceAsync(
            new(HttpMethod.Get, $"{Log}?handler=Export&usager={app.Town.Marie}")
        );
        var csv = await export.Content.ReadAsStringAsync();
        csv.ShouldContain("Quand;Qui;Dossier;Page");
        csv.ShouldContain($"Paul Le Guen;Demande confidentielle {request.Reference};Demande");
        csv.ShouldNotContain("Secours");
        (await JournalAsync(app)).ShouldContain($"journal des consultations exporté : fiche {app.Town.Marie}");
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_look_is_on_one_page_and_on_one_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        for (var i = 0; i < LookReader.PageSize + 3; i++)
            await reception.GetPageAsync($"/usagers/{app.Town.FootballClub}");
        using var officer = await app.SignInAsync("dpo");

        var first = await officer.GetPageAsync($"{Log}?usager={app.Town.FootballClub}");
        var second = await officer.GetPageAsync(first.Find("[rel=next]").GetAttribute("href")!);

        first.Rows("tbody tr").Count.ShouldBe(LookReader.PageSize);
        second.Rows("tbody tr").Count.ShouldBe(3);
        second.Has("[rel=next]").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_forgotten_after_the_months_that_the_town_set(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using (var reception = await app.SignInAsync("accueil"))
            await reception.GetPageAsync($"/usagers/{app.Town.Marie}");
        using (var administrator = await app.SignInAsync("admin"))
        {
            var rules = await administrator.GetPageAsync("/reglages/demandes");
            (await rules.SubmitAsync("Enregistrer", ("Input.LookRetentionMonths", 5))).Errors.Count.ShouldBe(1);
            await rules.SubmitAsync("Enregistrer", ("Input.LookRetentionMonths", 6));
        }

        app.Clock.Advance(TimeSpan.FromDays(175));
        await app.RunJobAsync<EraseLooksJob>();
        (await LooksAsync(app)).Count.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.RunJobAsync<EraseLooksJob>();

        (await LooksAsync(app)).ShouldBeEmpty();
    }

    static Task<List<Look>> LooksAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<Look>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    static Task<List<string>> JournalAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<AdministrationEntry>().Select(e => e.What).ToListAsync());
}
