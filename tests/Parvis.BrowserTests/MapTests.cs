using System.Text;
using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.Data;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests;

/// <summary>A place shown on the map instead of written; the tiles are the town's, here made on the spot.</summary>
public sealed class MapTests
{
    const string Addresses =
        "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;nom_ancienne_commune;lon;lat\n"
        + "1;12;;Rue des Lilas;35140;35264;Saint-Aubin;;-1.4;48.26\n";

    [SkippableFact]
    public async Task The_centre_of_the_map_is_the_nearest_address_without_a_pointer()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        await (await admin.GetPageAsync("/reglages/adresses")).SubmitAsync(
            "Importer",
            ("Upload", new TypedFile("adresses.csv", Encoding.UTF8.GetBytes(Addresses)))
        );
        await (await admin.GetPageAsync("/reglages/carte")).SubmitAsync(
            "Enregistrer",
            ("Input.Tiles", "https://tuiles.exemple.fr/{z}/{x}/{y}.png"),
            ("Input.Credit", "© OpenStreetMap"),
            ("Input.Centre", "48.26, -1.4")
        );
        await using var resident = await Clerk.ArriveAsync(app, Screen.Phone);
        await resident.Page.RouteAsync(
            "https://tuiles.exemple.fr/**",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "image/png",
                        BodyBytes = TypedFile.Picture("tuile.png").Bytes,
                    }
                )
        );
        await resident.GoAsync($"/demander/{app.Town.Pothole}");
        await resident.PressAsync("Commencer");
        await resident.PressAsync("Montrer sur une carte");
        await Expect(resident.Page.Locator(".leaflet-tile-loaded").First).ToBeVisibleAsync();
        await resident.SeesAsync("© OpenStreetMap");
        await resident.PressAsync("Choisir le centre de la carte");
        await resident.SeesInFieldAsync("Où est-ce ?", "Près de 12 Rue des Lilas, 35140 Saint-Aubin");
        (await Accessibility.ViolationsAsync(resident.Page)).ShouldBeEmpty();
    }
}
