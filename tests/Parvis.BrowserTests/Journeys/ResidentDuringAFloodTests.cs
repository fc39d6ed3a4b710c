using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>Machines flood the town; a resident notices a second at most.</summary>
public sealed class ResidentDuringAFloodTests
{
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task The_browser_proves_its_worth_by_itself_or_a_message_does(bool javaScript)
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await app.OpenToResidentsAsync();
        await app.InScopeAsync(async services =>
        {
            var settings = services.GetRequiredService<SettingsStore>();
            var rules = await settings.GetAsync<RequestSettings>();
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(() => settings.SaveAsync(rules with { ChecksAboveTown = 0 }), CancellationToken.None);
        });
        await using var resident = await Clerk.ArriveAsync(app, Screen.Phone with { JavaScript = javaScript });
        await resident.GoAsync($"/demander/{app.Town.Noise}");
        await resident.PressAsync("Commencer");
        await resident.FillAsync("Que demandez-vous ?", "De la musique toutes les nuits.");
        await resident.PressAsync("Continuer");
        await resident.FillAsync("Nom", "Kerbrat");
        await resident.FillAsync("Courriel (facultatif)", "soazig@exemple.fr");
        await resident.PressAsync("Continuer");
        await resident.SeesAsync("De la musique");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        if (javaScript)
            (await Accessibility.ViolationsAsync(resident.Page)).ShouldBeEmpty();
        await resident.PressAsync("Envoyer ma demande");
        await resident.SeesAsync(
            javaScript
                ? "Votre demande est enregistrée"
                : "ouvrez le lien du courriel que nous envoyons à soazig@exemple.fr"
        );
    }
}
