using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Addresses;
using Parvis.TestKit;

namespace Parvis.AppTests.Addresses;

/// <summary>The town's file of addresses, and what it offers while somebody types.</summary>
public sealed class AddressImportTests
{
    const string Page = "/reglages/adresses";

    const string Header = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;nom_ancienne_commune;lon;lat\n";

    [SkippableTheory, BothDatabases]
    public async Task A_file_takes_the_place_of_the_one_before_and_is_offered_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var first = await GiveAsync(admin, Header + "1;12;;Rue des Lilas;35140;35264;Saint-Aubin;;;\n");
        first.Text.ShouldContain("1 adresse est proposée.");
        (await SuggestedAsync(app, "12 lil")).ShouldBe(["12 Rue des Lilas, 35140 Saint-Aubin"]);
        using var reception = await app.SignInAsync("accueil");
        var place = (await reception.GetPageAsync("/demandes/nouvelle")).Find("#Place");
        (place.GetAttribute("hx-get"), place.GetAttribute("list")).ShouldBe(("/adresses", "Place-liste"));
        place.GetAttribute("hx-target").ShouldBe("#Place-liste");

        var wrong = await GiveAsync(admin, "nom;prénom\nA;B\n");
        wrong.Errors.ShouldHaveSingleItem().ShouldContain("n'a pas de colonne « id »");
        (await SuggestedAsync(app, "12 lil")).Count.ShouldBe(1);
        var department = await GiveAsync(
            admin,
            Header
                + "1;1;;Rue Haute;35140;35264;Saint-Aubin;;;\n1;1;;Rue Haute;35140;35264;Saint-Aubin;;;\n2;1;;Rue Basse;35000;35238;Rennes;;;\n",
            "35264"
        );

        department.Text.ShouldContain("1 adresse est proposée.");
        (await SuggestedAsync(app, "rue")).ShouldBe(["Rue Haute, 35140 Saint-Aubin"]);
        (await GiveAsync(admin, Header + "2;1;;Rue Basse;35000;35238;Rennes;;;\n", "35264")).Errors.ShouldBe([
            "Ce fichier n'a aucune adresse de ces communes.",
        ]);
        (await GiveAsync(admin, Header, "mairie")).Errors.ShouldBe([
            "« mairie » n'est pas un code INSEE, comme 44213.",
        ]);
        (await app.DatabaseAsync(db => db.Set<TownAddress>().CountAsync())).ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<AddressFile>().CountAsync())).ShouldBe(1);
    }

    [SkippableFact]
    public async Task The_map_is_offered_once_its_tiles_are_named_and_a_point_becomes_the_nearest_address()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, Header + "1;12;;Rue des Lilas;35140;35264;Saint-Aubin;;-1.4005;48.2605\n");
        using var visitor = app.Visit();
        (await NearAsync(visitor, "lat=48.2606&lon=-1.4005")).ShouldBe("Près de 12 Rue des Lilas, 35140 Saint-Aubin");
        (await NearAsync(visitor, "lat=48.3&lon=-1.4005")).ShouldBe("Au point 48.30000, -1.40050");
        await visitor.GetPageAsync("/adresses/pres?lat=nord", HttpStatusCode.BadRequest);
        var begun = await (await visitor.GetPageAsync($"/demander/{app.Town.Pothole}")).SubmitAsync("Commencer");
        begun.Document.QuerySelector("[data-module=map]").ShouldBeNull();

        var form = await admin.GetPageAsync("/reglages/carte");
        var refused = await form.SubmitAsync("Enregistrer", ("Input.Tiles", "https://tuiles.exemple.fr/plan.png"));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("{z}, {x} et {y}");
        refused = await refused.SubmitAsync(
            "Enregistrer",
            ("Input.Tiles", "https://tuiles.exemple.fr/{z}/{x}/{y}.png"),
            ("Input.Credit", "© OpenStreetMap"),
            ("Input.Centre", "ici")
        );
        refused.Errors.ShouldHaveSingleItem().ShouldContain("la latitude puis la longitude");
        await refused.SubmitAsync("Enregistrer", ("Input.Centre", "48.26, -1.40"));

        using var asked = new HttpRequestMessage(HttpMethod.Get, begun.Path);
        using var answer = await visitor.SendOnceAsync(asked);
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldContain("img-src 'self' https://tuiles.exemple.fr data:;");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("data-centre=\"48.26,-1.4\"");
    }

    static async Task<string> NearAsync(TownClient visitor, string point)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/adresses/pres?{point}");
        using var answer = await visitor.SendOnceAsync(asked);
        return await answer.Content.ReadAsStringAsync();
    }

    static async Task<TownPage> GiveAsync(TownClient admin, string csv, string communes = "") =>
        await (await admin.GetPageAsync(Page)).SubmitAsync(
            "Importer",
            ("Upload", new TypedFile("adresses.csv", Encoding.UTF8.GetBytes(csv))),
            ("Communes", communes)
        );

    static async Task<IReadOnlyList<string>> SuggestedAsync(TownApp app, string typed)
    {
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync($"/adresses?a-lieu={Uri.EscapeDataString(typed)}");
        return [.. page.Document.QuerySelectorAll("option").Select(o => o.GetAttribute("value")!)];
    }
}
