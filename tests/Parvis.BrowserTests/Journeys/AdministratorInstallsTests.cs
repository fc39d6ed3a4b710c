using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Administration.Installation;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

public sealed class AdministratorInstallsTests
{
    /// <summary>
    /// From the code on the console to the first request: the town gets its name, its logo, a department and a topic
    /// on screen, and no file is touched.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_new_town_takes_its_first_request(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        await using var app = await TownApp.StartEmptyAsync(
            DatabaseKind.Sqlite,
            TownAppOptions.Production with
            {
                ClockWalks = true,
            }
        );
        await using var administrator = await Clerk.ArriveAsync(app, screen);

        await InstallAsync(administrator, app.Services.GetRequiredService<InstallationCode>().Value);
        await NameTheTownAsync(administrator);
        await AddDepartmentAsync(administrator);
        await AddTopicAsync(administrator);

        await administrator.FollowAsync("Nouvelle demande");
        await administrator.ChooseTopicAsync("lampa", "Lampadaire en panne");
        await administrator.FillAsync("Ce que la personne demande", "Il fait noir devant l'école.");
        await administrator.PressAsync("Enregistrer");
        var reference = await administrator.ReferenceAsync();
        await administrator.SeesAsync($"Demande {reference} enregistrée");
        await administrator.SeesAsync("Éclairage public");
    }

    static async Task InstallAsync(Clerk administrator, string code)
    {
        await administrator.GoAsync("/");
        await Expect(administrator.Page).ToHaveURLAsync(Pattern.Of("/installation$"));
        await administrator.FillAsync("Code d'installation", code);
        await administrator.FillAsync("Nom de la commune", "Saint-Martin");
        await administrator.FillAsync("Nom", "Klein");
        await administrator.FillAsync("Identifiant", "n.klein");
        await administrator.FillAsync("Mot de passe", TestTown.Password);
        await administrator.FillAsync("Le même, une seconde fois", TestTown.Password);
        await administrator.TickAsync("Je veille aussi sur les demandes");
        await administrator.UntickAsync("Partir du modèle de départ");
        await administrator.PressAsync("Installer");
        await administrator.SeesAsync("Parvis est installé. Voici ce qui reste à compléter.");
    }

    static async Task NameTheTownAsync(Clerk administrator)
    {
        await administrator.FollowAsync("L'adresse, le téléphone ou le courriel de la commune manque");
        await administrator.FillAsync("Nom de la commune", "Saint-Martin-le-Vieux");
        await administrator.ChooseFileAsync("Logo", TypedFile.Picture("logo.png"));
        await administrator.PressAsync("Enregistrer");
        await administrator.SeesAsync("Les informations de la commune sont enregistrées.");
        await administrator.SeesInFieldAsync("Nom de la commune", "Saint-Martin-le-Vieux");
        var logo = administrator.Page.GetByAltText("Logo actuel de la commune");
        await Expect(logo).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    static async Task AddDepartmentAsync(Clerk administrator)
    {
        await administrator.FollowAsync("Réglages");
        await administrator.FollowAsync("Il n'y a encore aucun service.");
        await administrator.FollowAsync("Nouveau service");
        await administrator.PressAsync("Enregistrer");
        await administrator.SeesAsync("Donnez un nom au service.");
        await administrator.FillAsync("Nom du service", "Éclairage public");
        await administrator.PressAsync("Enregistrer");
        await administrator.SeesAsync("Éclairage public");
    }

    static async Task AddTopicAsync(Clerk administrator)
    {
        await administrator.FollowAsync("Réglages");
        await administrator.FollowAsync("Il n'y a encore aucun sujet");
        await administrator.FollowAsync("Nouveau sujet");
        await administrator.FillAsync("Nom", "Lampadaire en panne");
        await administrator.ChooseAsync("Service qui répond", "Éclairage public");
        await administrator.PressAsync("Enregistrer");
        await administrator.SeesAsync("Le sujet « Lampadaire en panne » est enregistré.");
    }
}
