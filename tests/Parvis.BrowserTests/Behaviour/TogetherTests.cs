using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.Features.Requests;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Behaviour;

/// <summary>Impatient fingers, the back button, and two people on one request.</summary>
public sealed class TogetherTests
{
    [SkippableFact]
    public async Task A_double_click_registers_once()
    {
        var app = await JourneyTown.SharedAsync();
        await using var reception = await Clerk.SignInAsync(app, "accueil", Screen.Desktop);
        await reception.GoAsync("/demandes/nouvelle");
        await reception.FillAsync("Ce que la personne demande", "Deux clics impatients");

        await reception.Named(AriaRole.Button, "Enregistrer").DblClickAsync();

        await reception.ReferenceAsync();
        var made = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().CountAsync(r => r.Subject == "Deux clics impatients")
        );
        made.ShouldBe(1);
    }

    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task Back_to_a_form_already_sent_makes_no_second_record(bool javaScript)
    {
        var app = await JourneyTown.SharedAsync();
        var subject = $"Retour en arrière {(javaScript ? "avec" : "sans")} script";
        await using var reception = await Clerk.SignInAsync(
            app,
            "accueil",
            Screen.Desktop with
            {
                JavaScript = javaScript,
            }
        );
        await reception.GoAsync("/demandes/nouvelle");
        await reception.FillAsync("Ce que la personne demande", subject);
        await reception.PressAsync("Enregistrer");
        await reception.ReferenceAsync();

        await reception.Page.GoBackAsync();
        // A new form, ready for the next person: words the browser put back would be registered once more.
        await Expect(reception.Page.GetByLabel("Ce que la personne demande")).ToHaveValueAsync("");
        await reception.PressAsync("Enregistrer");
        await reception.SeesAsync("Dites en quelques mots de quoi il s'agit.");

        var made = await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync(r => r.Subject == subject));
        made.ShouldBe(1);
    }

    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task What_a_colleague_did_meanwhile_is_shown_and_nothing_typed_is_lost(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var request = await app.RegisterPotholeAsync($"À quatre mains {javaScript}");
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await using var anne = await Clerk.SignInAsync(app, "voirie", screen);
        await using var karim = await Clerk.SignInAsync(app, "voirie2", screen);

        await anne.GoAsync($"/demandes/{request.Reference}");
        await karim.GoAsync($"/demandes/{request.Reference}");
        await karim.SeesAsync("Anne Morel lit aussi cette demande");
        await anne.FollowAsync("Transférer");
        await anne.ChooseAsync("Au service", "Espaces verts");
        await anne.FillAsync("Pourquoi", "Une racine dépasse.");
        await karim.FollowAsync("Attendre l'usager");
        await karim.FillAsync("Ce que l'usager doit fournir ou dire", "Une photo de la racine");
        await karim.PressAsync("Attendre l'usager");
        await karim.SeesAsync("Une photo de la racine");
        await anne.PressAsync("Transférer");

        await anne.SeesAsync("Cette demande a changé pendant que vous écriviez");
        await anne.SeesAsync("Une photo de la racine");
        await anne.SeesInFieldAsync("Pourquoi", "Une racine dépasse.");
        await anne.PressAsync("Transférer");
        await anne.SeesAsync("La demande est transférée à Espaces verts");
    }

    /// <summary>The counter's computer is everybody's.</summary>
    [SkippableFact]
    public async Task Once_signed_out_the_back_button_shows_nothing()
    {
        var app = await JourneyTown.SharedAsync();
        var request = await app.RegisterPotholeAsync("Ne regarde personne d'autre");
        await using var reception = await Clerk.SignInAsync(app, "accueil2", Screen.Desktop);
        await reception.GoAsync($"/demandes/{request.Reference}");
        await reception.SeesAsync("Ne regarde personne d'autre");
        await reception.Page.Locator(".user-button").ClickAsync();
        await reception.PressAsync("Se déconnecter");
        await reception.SeesAsync("Vous êtes déconnecté.");

        await reception.Page.GoBackAsync();

        await reception.SeesAsync("Mot de passe");
        await reception.DoesNotSeeAsync("Ne regarde personne d'autre");
    }

    /// <summary>A page left with words in it asks first.</summary>
    [SkippableFact]
    public async Task Words_not_sent_are_not_lost_by_a_link()
    {
        var app = await JourneyTown.SharedAsync();
        await using var reception = await Clerk.SignInAsync(app, "accueil", Screen.Desktop);
        await reception.GoAsync("/demandes/nouvelle");
        await reception.Page.GetByLabel("Ce que la personne demande").PressSequentiallyAsync("Un mot");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        reception.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };

        await reception.Named(AriaRole.Link, "Accueil").ClickAsync();

        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe("beforeunload");
        await Expect(reception.Page.GetByLabel("Ce que la personne demande")).ToHaveValueAsync("Un mot");
    }
}
