using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit.Pages;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Behaviour;

public sealed class KeyboardTests
{
    [SkippableFact]
    public async Task The_question_mark_lists_the_keys_of_the_page()
    {
        await using var session = await OpenAsync("voirie", s => $"/demandes/{s.Busy}");
        var page = session.Page;

        await page.Keyboard.PressAsync("?");

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Raccourcis clavier" });
        await Expect(dialog).ToBeVisibleAsync();
        foreach (var words in new[] { "Rechercher", "Nouvelle demande", "Répondre", "Transférer", "Mes demandes" })
            await Expect(dialog).ToContainTextAsync(words);
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        session.Complaints.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_slash_goes_to_the_search_and_letters_typed_there_do_nothing_else()
    {
        await using var session = await OpenAsync("voirie", s => $"/demandes/{s.Busy}");
        var page = session.Page;

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#recherche")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("tr?");

        await Expect(page.Locator("#recherche")).ToHaveValueAsync("tr?");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(page.Locator("#action")).ToBeEmptyAsync();
    }

    [SkippableFact]
    public async Task Two_keys_open_a_place_and_one_key_an_action()
    {
        await using var session = await OpenAsync("voirie", s => $"/demandes/{s.Busy}");
        var page = session.Page;

        await page.Keyboard.PressAsync("t");
        await Expect(page.Locator("#DepartmentId")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");

        await page.WaitForURLAsync("**/demandes/miennes");
    }

    /// <summary>Without a mouse: the first stop of every page leads past the frame.</summary>
    [SkippableFact]
    public async Task The_first_tab_leads_to_the_content()
    {
        await using var session = await OpenAsync("voirie", _ => "/demandes/miennes");
        var page = session.Page;

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#contenu")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Colours_and_the_rail_change_at_once_and_stay()
    {
        await using var session = await OpenAsync("voirie", _ => "/demandes/miennes");
        var page = session.Page;

        await page.Locator(".user-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sombre" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Réduire le menu" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-rail", "small");
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-rail", "small");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        session.Complaints.ShouldBeEmpty();
    }

    static async Task<BrowserSession> OpenAsync(string login, Func<SampleTown, string> address)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        var session = await BrowserSession.OpenAsync(await town.ClientAsync(login), Screen.Desktop);
        await session.GoAsync(address(town));
        await session.SettleAsync();
        return session;
    }
}
