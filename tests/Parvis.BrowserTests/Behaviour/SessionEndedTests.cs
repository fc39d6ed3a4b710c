using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Behaviour;

public sealed class SessionEndedTests
{
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task Words_sent_after_the_session_ended_are_kept_while_signing_in(bool javaScript)
    {
        var app = await JourneyTown.SharedAsync();
        var subject = $"La lampe clignote {(javaScript ? "avec" : "sans")} script";
        var screen = Screen.Phone with { JavaScript = javaScript };
        await using var reception = await Clerk.SignInAsync(app, "accueil", screen);
        await reception.GoAsync("/demandes/nouvelle");
        await reception.FillAsync("Ce que la personne demande", subject);
        // The help while typing may be asked for once more, by somebody whom nobody knows any longer.
        reception.MayHear("401 /demandes/nouvelle/aide");
        reception.MayHear("Status Error Code 401");
        await reception.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "parvis" });

        await reception.PressAsync("Enregistrer");
        await reception.SeesAsync("Ce que vous avez écrit est gardé");
        await ShouldBeAccessibleAsync();
        await reception.FillAsync("Identifiant", "accueil");
        await reception.FillAsync("Mot de passe", TestTown.Password);
        await reception.PressAsync("Se connecter");
        await reception.SeesAsync("Rien n'est encore envoyé");
        await ShouldBeAccessibleAsync();
        await reception.PressAsync("Envoyer ce que j'avais écrit");

        await reception.ReferenceAsync();
        await reception.SeesAsync(subject);

        async Task ShouldBeAccessibleAsync()
        {
            if (javaScript)
                (await Accessibility.ViolationsAsync(reception.Page)).ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public async Task Who_goes_on_typing_is_told_that_the_session_ended()
    {
        var app = await JourneyTown.SharedAsync();
        using var signedIn = await app.SignInAsync("accueil");
        await using var session = await BrowserSession.OpenAsync(signedIn, Screen.Desktop);
        await session.GoAsync("/demandes/nouvelle");
        await session.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "parvis" });

        await session.Page.GetByLabel("Lieu concerné").PressSequentiallyAsync("rue des Lilas");

        await Expect(session.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("sans rien perdre");
    }
}
