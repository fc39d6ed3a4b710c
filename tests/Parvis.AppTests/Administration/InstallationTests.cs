using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Administration.Installation;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

/// <summary>A new town, from the code on the console to its own departments and topics, without touching a file.</summary>
public sealed class InstallationTests
{
    [SkippableTheory, BothDatabases]
    public async Task Before_it_every_page_leads_to_it_and_after_it_it_does_not_exist(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database, TownAppOptions.Production);
        using var visitor = app.Visit();

        var page = await visitor.GetPageAsync("/demandes/miennes");
        page.Path.ShouldBe("/installation");
        var settings = await page.SubmitAsync("Installer", Filled(app));

        settings.Path.ShouldBe("/reglages");
        settings.Text.ShouldContain("Parvis est installé");
        (await visitor.GetPageAsync("/reglages/sujets")).Text.ShouldContain("Lampadaire");
        var town = await app.InScopeAsync(services =>
            services.GetRequiredService<SettingsStore>().GetAsync<TownSettings>().AsTask()
        );
        town.Name.ShouldBe("Saint-Martin");
        await visitor.GetPageAsync("/installation", HttpStatusCode.NotFound);
        using var other = app.Visit();
        (await other.GetPageAsync("/")).Path.ShouldBe("/connexion");
        (await app.SignInAsync("n.klein", Password)).Dispose();
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_dressed_like_every_page(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database, TownAppOptions.Production);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync("/installation");
        var sheets = page
            .Document.QuerySelectorAll("link[rel=stylesheet]")
            .Select(l => l.GetAttribute("href")!)
            .ToList();

        sheets.ShouldNotBeEmpty();
        foreach (var sheet in sheets)
        {
            using var answer = await visitor.SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, sheet));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, sheet);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/css", sheet);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database, TownAppOptions.Production);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync("/installation");

        var refused = await page.SubmitAsync("Installer", Filled(app, ("Input.Code", "FAUX-CODE")));
        refused.Text.ShouldContain("Ce n'est pas le code affiché sur la console");
        refused.Find("[name='Input.TownName']").GetAttribute("value").ShouldBe("Saint-Martin");
        refused = await refused.SubmitAsync("Installer", Filled(app, ("Input.TownName", "")));
        refused.Text.ShouldContain("Donnez le nom de la commune.");
        refused.Find("[name='Input.UserName']").GetAttribute("value").ShouldBe("n.klein");
        refused = await refused.SubmitAsync(
            "Installer",
            Filled(app, ("Input.Password", "court"), ("Input.Again", "court"))
        );

        refused.Path.ShouldBe("/installation");
        refused.Text.ShouldContain("12");
        (await app.DatabaseAsync(db => db.Set<Agent>().AnyAsync())).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Five_wrong_codes_close_the_door_for_a_minute(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database, TownAppOptions.Production);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync("/installation");
        for (var tries = 0; tries < 5; tries++)
            page = await page.SubmitAsync("Installer", Filled(app, ("Input.Code", $"FAUX-{tries}")));

        page = await page.SubmitAsync("Installer", Filled(app));
        page.Text.ShouldContain("Trop d'essais : attendez une minute");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await page.SubmitAsync("Installer", Filled(app))).Path.ShouldBe("/reglages");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_new_administrator_gives_the_town_its_logo_departments_and_topics(DatabaseKind database)
    {
        await using var app = await TownApp.StartEmptyAsync(database, TownAppOptions.Production);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync("/installation");
        await page.SubmitAsync("Installer", Filled(app, ("Input.WithStarterPack", false)));

        var form = await visitor.GetPageAsync("/reglages/commune");
        var saved = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Saint-Martin-le-Vieux"),
            ("Input.Logo", TypedFile.Picture("logo.png"))
        );
        saved.Text.ShouldContain("enregistr");
        await ImportAsync(visitor, "services", "code;nom;téléphone\nVOI;Voirie;02 99 00 00 10\nEC;État civil;\n");
        await ImportAsync(
            visitor,
            "sujets",
            "nom;nature;service;délai;synonymes\nLampadaire en panne;Signalement;VOI;5;éclairage | ampoule grillée\n"
        );

        var topic = await app.DatabaseAsync(db => db.Set<Topic>().AsNoTracking().SingleAsync());
        topic.Name.ShouldBe("Lampadaire en panne");
        (await visitor.GetPageAsync("/reglages/services")).Text.ShouldContain("État civil");
        (await visitor.GetPageAsync("/reglages/journal")).Text.ShouldContain("Import « Sujets »");
    }

    const string Password = "une phrase assez longue";

    static (string Field, object? Value)[] Filled(TownApp app, params (string Field, object? Value)[] instead) =>
        [
            .. new (string Field, object? Value)[]
            {
                ("Input.Code", app.Services.GetRequiredService<InstallationCode>().Value),
                ("Input.TownName", "Saint-Martin"),
                ("Input.FirstName", "Nora"),
                ("Input.LastName", "Klein"),
                ("Input.UserName", "n.klein"),
                ("Input.Password", Password),
                ("Input.Again", Password),
            }.Where(f => !instead.Any(i => i.Field == f.Field)),
            .. instead,
        ];

    internal static async Task ImportAsync(TownClient client, string slug, string csv)
    {
        var form = await client.GetPageAsync($"/reglages/import/{slug}");
        var trial = await form.SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile($"{slug}.csv", Encoding.UTF8.GetBytes(csv), "text/csv"))
        );
        trial.Text.ShouldContain("Rien n'est encore enregistré");
        (await trial.SubmitAsync("Importer")).Text.ShouldContain("Import fait");
    }
}
