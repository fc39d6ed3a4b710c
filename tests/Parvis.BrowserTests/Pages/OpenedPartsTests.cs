using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit.Pages;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Pages;

/// <summary>What a page shows only once somebody acts: panels, menus, dialogs, refusals, lists as one types.</summary>
public sealed class OpenedPartsTests
{
    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Every_action_opens_inside_the_request(int width)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        await using var session = await OpenAsync(town, "voirie", $"/demandes/{town.Busy}", width);
        var page = session.Page;
        var problems = new List<string>();
        var actions = await page.Locator(".request-actions a[hx-get]")
            .EvaluateAllAsync<string[]>("links => links.map((l) => l.getAttribute('href'))");
        actions.Length.ShouldBeGreaterThan(8);
        // What the bars of the frame cover depends on how far the page is scrolled, and is not what is looked at.
        await page.EvaluateAsync(
            """
            () => [...document.body.querySelectorAll("*")]
              .filter((e) => ["sticky", "fixed"].includes(getComputedStyle(e).position))
              .forEach((e) => { e.style.position = "static"; })
            """
        );

        foreach (var action in actions)
        {
            var link = page.Locator($".request-actions a[href='{action}']");
            if (!await link.IsVisibleAsync())
                await page.Locator(".request-actions summary").ClickAsync();
            await link.ClickAsync();
            var panel = page.Locator("#action .panel");
            await Expect(panel.Locator($"form[action^='{action}']").First).ToBeVisibleAsync();
            await panel.Locator(":focus").WaitForAsync();
            problems.AddRange((await Accessibility.ViolationsAsync(page, "#action")).Select(v => $"{action}: {v}"));
            problems.AddRange((await Layout.TooWideAsync(page)).Select(v => $"{action}: {v}"));
            await page.Keyboard.PressAsync("Escape");
            await Expect(panel).ToHaveCountAsync(0);
            await Expect(page.Locator(".request-actions :focus")).ToHaveCountAsync(1);
        }

        problems.ShouldBeEmpty();
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("pilote", "/", 1280, ".user-button", "#compte")]
    [InlineData("pilote", "/", 320, ".user-button", "#compte")]
    [InlineData("pilote", "/", 320, ".bar button", "#plus")]
    [InlineData("chef", "/demandes/service", 1280, ".queue-views-menu summary", ".queue-views-menu .menu-panel")]
    [InlineData("chef", "/demandes/service", 320, ".queue-views-menu summary", ".queue-views-menu .menu-panel")]
    [InlineData("chef", "/demandes/service", 320, ".queue-bulk-panel summary", ".queue-bulk-panel #AgentId")]
    [InlineData("accueil", "/demandes/nouvelle", 320, "#who-nouvelle-fiche summary", "#who-nouvelle-fiche .form-grid")]
    public async Task A_menu_opens_within_the_screen(
        string login,
        string address,
        int width,
        string button,
        string part
    )
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        await using var session = await OpenAsync(town, login, address, width);

        await session.Page.Locator(button).First.ClickAsync();
        await Expect(session.Page.Locator(part)).ToBeInViewportAsync(new() { Ratio = 0.5f });

        // What it covers meanwhile cannot be reached, and is not what is looked at.
        (await Accessibility.ViolationsAsync(session.Page, part)).ShouldBeEmpty();
        (await Layout.TooWideAsync(session.Page)).ShouldBeEmpty();
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_refused_form_says_why_and_leads_to_the_field()
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        await using var session = await OpenAsync(town, "voirie", $"/demandes/{town.Busy}/transfert", 320);
        var page = session.Page;

        await page.Locator("main form .btn-primary").ClickAsync();

        await Expect(page).ToHaveTitleAsync(Pattern.Of("^À corriger"));
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        await page.Locator(".error-summary a").First.ClickAsync();
        await Expect(page.Locator("#DepartmentId")).ToBeFocusedAsync();
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_list_of_topics_is_read_to_those_who_do_not_see_it()
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        await using var session = await OpenAsync(town, "accueil", "/demandes/nouvelle", 320);
        var page = session.Page;
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Sujet", Exact = true });

        await field.PressSequentiallyAsync("trou");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();

        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        (await Layout.TooWideAsync(page)).ShouldBeEmpty();
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Nid-de-poule");
        await Expect(page.Locator("#aide")).ToContainTextAsync("Voirie");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task What_the_search_box_finds_shows_within_the_screen(int width)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        await using var session = await OpenAsync(town, "accueil", "/", width);
        var page = session.Page;

        await page.Locator("#recherche").PressSequentiallyAsync("dupont");
        await Expect(page.Locator(".search [role=option]").First).ToContainTextAsync("Dupont");
        // The answer to the last letter may bring others: one goes to a line once they are there.
        await session.SettleAsync();
        await page.Locator("#recherche").PressAsync("ArrowDown");

        await Expect(page.Locator(".search [role=option][aria-selected=true]")).ToHaveCountAsync(1);
        (await Accessibility.ViolationsAsync(page, ".search")).ShouldBeEmpty();
        (await Layout.TooWideAsync(page)).ShouldBeEmpty();
        await page.Locator("#recherche").PressAsync("Escape");
        await Expect(page.Locator(".search [role=option]").First).Not.ToBeVisibleAsync();
        session.Complaints.ShouldBeEmpty();
    }

    static async Task<BrowserSession> OpenAsync(SampleTown town, string login, string address, int width)
    {
        var session = await BrowserSession.OpenAsync(await town.ClientAsync(login), new Screen(width, 800));
        await session.GoAsync(address);
        await session.SettleAsync();
        return session;
    }
}
