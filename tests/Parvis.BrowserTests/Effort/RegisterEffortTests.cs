using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.TestKit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Effort;

/// <summary>A call from somebody the town hall knows, noted while she speaks: the form is open, the hands stay on the keys.</summary>
[Collection(nameof(Alone))]
public sealed class RegisterEffortTests(ITestOutputHelper output)
{
    const int MostCalls = 10;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.6);

    [SkippableFact]
    public async Task A_call_from_a_known_resident_costs_one_load_no_click_and_twelve_keys()
    {
        var app = await JourneyTown.SharedAsync();
        await app.AddResidentAsync("Gwenaëlle", "Kerouredan");
        using var reception = await app.SignInAsync("accueil");
        await using var session = await BrowserSession.OpenAsync(reception, Screen.Desktop);
        await Effort.WatchAsync(session.Page);
        var fastest = TimeSpan.MaxValue;

        // The time is the machine's, which others share: the best call is nearest to it, and one fast enough will do.
        for (var call = 1; call <= MostCalls && fastest >= Longest; call++)
        {
            await session.GoAsync("/demandes/nouvelle");
            await session.SettleAsync();
            var effort = await Effort.OfAsync(session.Page, () => RegisterAsync(session.Page, call));
            output.WriteLine($"register a call from a known resident: {effort}");
            effort.Loads.ShouldBeLessThanOrEqualTo(1);
            effort.Clicks.ShouldBe(0);
            effort.Keys.ShouldBeLessThanOrEqualTo(12);
            fastest = effort.Machine < fastest ? effort.Machine : fastest;
        }

        fastest.ShouldBeLessThan(Longest);
        session.Complaints.ShouldBeEmpty();
    }

    /// <summary>Timed, so run while no other test is.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    static async Task RegisterAsync(IPage page, int call)
    {
        await page.Keyboard.TypeAsync("kerou");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("nid");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.InsertTextAsync($"Un trou devant le {call}, rue des Lilas.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync($"Un trou devant le {call}");
        await Expect(page.Locator("main")).ToContainTextAsync(Pattern.Of("Demande .* enregistrée"));
        await Expect(page.Locator(".request-aside")).ToContainTextAsync("Gwenaëlle Kerouredan");
        await Expect(page.Locator(".request-aside")).ToContainTextAsync("Nid-de-poule");
    }
}
