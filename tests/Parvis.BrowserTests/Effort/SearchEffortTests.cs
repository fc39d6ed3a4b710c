using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.TestKit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Effort;

/// <summary>« Où en est ma demande ? », on the phone: the state is in the list before the name is spelt to its end.</summary>
public sealed class SearchEffortTests(ITestOutputHelper output)
{
    const string Name = "Erwan Brochevelle";

    static readonly SemaphoreSlim Adding = new(1);
    static bool added;

    [SkippableFact]
    public async Task Where_a_request_stands_is_read_after_eight_keys_at_most()
    {
        await using var session = await DeskAsync(Screen.Desktop);
        var page = session.Page;

        var effort = await Effort.OfAsync(
            page,
            async () =>
            {
                await page.Keyboard.PressAsync("/");
                await page.Keyboard.TypeAsync("broche");
                await Expect(First(page)).ToContainTextAsync(Name);
                await Expect(First(page)).ToContainTextAsync("En cours");
                await Expect(First(page)).ToContainTextAsync("lun. 23 nov.");
            }
        );

        output.WriteLine($"find where somebody's request stands: {effort}");
        effort.Loads.ShouldBe(0);
        effort.Clicks.ShouldBe(0);
        effort.Keys.ShouldBeLessThanOrEqualTo(8);
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("brochevele")]
    [InlineData("broshevelle")]
    [InlineData("brochevelle erwan")]
    [InlineData("erwan brochevelle")]
    [InlineData("ERWAN BROCHEVELLE")]
    public async Task A_name_misspelt_reversed_or_in_full_comes_first(string typed)
    {
        await using var session = await DeskAsync(Screen.Desktop);
        var page = session.Page;

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(typed);

        await Expect(First(page)).ToContainTextAsync(Name);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/recherche?**");
        await Expect(page.Locator("main .list-rows > li").First).ToContainTextAsync(Name);
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Without_a_script_the_state_is_in_the_list_too()
    {
        await using var session = await DeskAsync(Screen.Desktop with { JavaScript = false });
        var page = session.Page;

        await page.Locator("#recherche").FillAsync("broche");
        await page.Locator("#recherche").PressAsync("Enter");

        var first = page.Locator("main .list-rows > li").First;
        await Expect(first).ToContainTextAsync(Name);
        await Expect(first).ToContainTextAsync("En cours");
    }

    static ILocator First(IPage page) => page.Locator(".search [role=option]").First;

    static async Task<BrowserSession> DeskAsync(Screen screen)
    {
        var app = await JourneyTown.SharedAsync();
        await AddAsync(app);
        using var reception = await app.SignInAsync("accueil");
        var session = await BrowserSession.OpenAsync(reception, screen);
        await Effort.WatchAsync(session.Page);
        await session.GoAsync("/");
        await session.SettleAsync();
        return session;
    }

    static async Task AddAsync(TownApp app)
    {
        await Adding.WaitAsync();
        try
        {
            if (added)
                return;
            var erwan = await app.AddResidentAsync("Erwan", "Brochevelle");
            foreach (
                var (first, last) in new[] { ("Erwan", "Brochard"), ("Yves", "Brocheton"), ("Anne", "Rochevelle") }
            )
                await app.AddResidentAsync(first, last);
            var request = await app.RegisterPotholeAsync("Un trou sous le porche", erwan);
            await app.ActAsync(
                "voirie",
                request,
                Features.Requests.RequestAction.Take,
                (r, by) => r.Take(by.AgentId!.Value, by)
            );
            added = true;
        }
        finally
        {
            Adding.Release();
        }
    }
}
