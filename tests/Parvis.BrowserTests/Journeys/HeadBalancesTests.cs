using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class HeadBalancesTests
{
    /// <summary>The head sees who carries what, and hands what nobody holds to somebody who is there.</summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task What_nobody_holds_is_handed_out(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var how = javaScript ? "avec" : "sans";
        string[] subjects = [$"Bordure cassée {how}", $"Plaque descellée {how}"];
        foreach (var subject in subjects)
        {
            var request = await app.RegisterPotholeAsync(subject);
            await app.ActAsync("chef", request, Features.Requests.RequestAction.Accept, (r, by) => r.Accept(by));
        }

        await using var head = await Clerk.SignInAsync(app, "chef", screen);
        await head.FollowAsync("Charge des agents");
        await head.SeesAsync("Karim Benali");
        await head
            .Page.Locator("tr")
            .Filter(new() { HasText = "Sans agent" })
            .GetByRole(Microsoft.Playwright.AriaRole.Link)
            .First.ClickAsync();
        foreach (var subject in subjects)
            await head.Row(subject).GetByRole(Microsoft.Playwright.AriaRole.Checkbox).CheckAsync();
        if (javaScript)
            await head.SeesAsync("· 2 cochées");
        await head.ChooseAsync("Confier à", "Karim Benali");
        await head.FillAsync("Pourquoi", "Vous êtes dans ce quartier jeudi.");
        await head.PressAsync("Confier");
        await head.SeesAsync("2 demandes");

        await using var handler = await Clerk.SignInAsync(app, "voirie2", screen);
        await handler.SeesNewsAsync(subjects[0], "vous confie cette demande");
        await handler.FollowAsync("Mes demandes");
        foreach (var subject in subjects)
            await handler.SeesAsync(subject);
        await handler.OpenRowAsync(subjects[1]);
        await handler.SeesAsync("Vous êtes dans ce quartier jeudi.");

        // Read from the desk, a piece of news is read: the bell counts one less.
        await handler.GoAsync("/");
        var before = await handler.NewsCountAsync();
        await handler.OpenNewsAsync(subjects[0]);
        (await handler.NewsCountAsync()).ShouldBe(before - 1);
    }
}
