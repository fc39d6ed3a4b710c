using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class PilotChasesTests
{
    /// <summary>
    /// The pilot finds what is late across the town and reminds its department, then gives what nobody owns to one.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task What_is_late_is_reminded_and_what_nobody_owns_is_given(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var how = javaScript ? "avec" : "sans";
        var late = $"Affaissement oublié {how}";
        var unowned = $"Fête jusqu'à l'aube {how}";
        var request = await app.RegisterPotholeAsync(late, daysAgo: 30);
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Noise,
                Subject = unowned,
                Text = "Impossible de dormir.",
            }
        );

        await using var pilot = await Clerk.SignInAsync(app, "pilote", screen);
        await pilot.FollowAsync("Pilotage");
        await pilot.Page.Locator(".board-measures").GetByText("En retard", new() { Exact = true }).ClickAsync();
        await pilot.SeesInRowAsync(late, "Anne Morel");
        await pilot.Row(late).GetByRole(Microsoft.Playwright.AriaRole.Checkbox).CheckAsync();
        await pilot.FillAsync("Message au service (facultatif)", "La maire rencontre ces riverains vendredi.");
        await pilot.PressAsync("Relancer le service");
        await pilot.SeesAsync("relan");

        await pilot.FollowAsync("À affecter");
        await pilot.OpenRowAsync(unowned);
        await pilot.FollowAsync("Transférer");
        await pilot.ChooseAsync("Au service", "Espaces verts");
        await pilot.FillAsync("Pourquoi", "C'est dans le parc.");
        await pilot.PressAsync("Transférer");
        await pilot.SeesAsync("La demande est transférée à Espaces verts");

        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        await handler.SeesNewsAsync(late, "vous rappelle cette demande");
        await handler.OpenRowAsync(late);
        await handler.SeesAsync("La maire rencontre ces riverains vendredi.");

        await using var parks = await Clerk.SignInAsync(app, "verts", screen);
        await parks.LookAtWhatIsOfferedAsync();
        await parks.OpenRowAsync(unowned);
        await parks.SeesAsync("C'est dans le parc.");
        await parks.PressAsync("L'accepter pour le service");
        await parks.SeesAsync("Votre service a accepté la demande.");
    }
}
