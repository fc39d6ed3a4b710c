using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class ElectedOfficialTests
{
    static readonly SemaphoreSlim Delegating = new(1);
    static bool delegated;

    /// <summary>
    /// On the market with a phone: a resident asks where her request stands, another has a new one. What the official
    /// may not see stays unsaid, and the town hall has the note a minute later.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_name_tells_where_it_stands_and_a_word_becomes_a_request(bool javaScript)
    {
        var screen = Screen.Phone with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        await DelegatePotholesAsync(app);
        var (firstName, lastName) = javaScript ? ("Solenn", "Tanguy") : ("Rozenn", "Jaouen");
        var resident = await app.AddResidentAsync(firstName, lastName);
        await app.RegisterPotholeAsync($"Ornière rue Haute, {firstName}", resident);
        await app.RegisterRequestAsync(
            new Features.Requests.NewRequest
            {
                Channel = Features.Requesters.Channel.Phone,
                TopicId = app.Town.SocialAid,
                RequesterId = resident,
                Subject = "Aide pour le loyer",
                Text = "Deux mois de retard.",
            }
        );
        var heard = $"Le banc du marché est cassé, dit {firstName}";

        await using var official = await Clerk.SignInAsync(app, "elue", screen);
        await official.FillAsync("Nom de la personne", lastName.ToLowerInvariant());
        await official.PressAsync("Chercher");
        await official.SeesAsync($"Ornière rue Haute, {firstName}");
        await official.SeesAsync("Enregistrée, bientôt prise en charge");
        await official.SeesAsync("Réponse attendue avant le lundi 23 novembre");
        await official.DoesNotSeeAsync("loyer");
        await official.DoesNotSeeAsync("02 40 11 22 33");

        await official.FollowAsync("Noter une demande entendue");
        await official.FillAsync("Ce que la personne demande", heard);
        await official.FillAsync("Où ?", "place du Marché");
        await official.PressAsync("Transmettre à la mairie");
        await official.SeesAsync("est enregistrée");
        var reference = (await official.Page.Locator(".elected-reference").InnerTextAsync()).Trim();

        await using var pilot = await Clerk.SignInAsync(app, "pilote", Screen.Desktop with { JavaScript = javaScript });
        await pilot.GoAsync($"/demandes/{reference}");
        await pilot.SeesAsync(heard);
        await pilot.SeesAsync("par un élu");
        await pilot.SeesAsync("place du Marché");
        await using var administrator = await Clerk.SignInAsync(
            app,
            "admin",
            Screen.Desktop with
            {
                JavaScript = javaScript,
            }
        );
        await administrator.GoAsync("/reglages/consultations");
        await administrator.SeesAsync(lastName.ToLowerInvariant());
    }

    /// <summary>The setting is the town's, once; the journey with and the one without a script share it.</summary>
    static async Task DelegatePotholesAsync(TownApp app)
    {
        await Delegating.WaitAsync();
        try
        {
            if (delegated)
                return;
            using var administrator = await app.SignInAsync("admin");
            var page = await administrator.GetPageAsync($"/reglages/elus/{app.Town.ElectedOfficial}/delegation");
            await page.SubmitAsync(
                "Enregistrer la délégation",
                ("Extent", app.Town.Pothole),
                ("DecidedOn", new DateOnly(2026, 4, 2)),
                ("DecisionReference", "arrêté n° 2026-112")
            );
            delegated = true;
        }
        finally
        {
            Delegating.Release();
        }
    }
}
