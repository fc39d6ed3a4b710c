using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit;
using Parvis.TestKit.Pages;

namespace Parvis.BrowserTests.Pages;

/// <summary>
/// Every page of the program as a browser shows it: accessible in both themes and on a narrow phone, never wider than
/// the screen, silent in the console, readable in forced colours.
/// </summary>
public abstract class PageLookTests(Seats seats)
{
    /// <summary>The smallest phone, and a desktop of 1,280 pixels enlarged twice.</summary>
    static readonly int[] NarrowWidths = [320, 640];

    public static bool IsLookedAt(PageSample sample) => sample is { NotShown: null, Fragment: false };

    protected static TheoryData<string> Shown(Func<PageSample, bool> which) =>
        [.. PageSamples.All.Where(IsLookedAt).Where(which).Select(s => s.Name)];

    protected async Task LookAsync(string name, string query = "")
    {
        var sample = PageSamples.All.Single(s => s.Name == name);
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite, sample);
        var session = await seats.OfAsync(town, sample.Login);
        var page = session.Page;
        var problems = new List<string>();

        var address = sample.Address(town);
        var answer = await session.GoAsync(
            query.Length == 0 ? address : $"{address}{(address.Contains('?') ? '&' : '?')}{query}"
        );
        await session.ReadyAsync();
        problems.AddRange((await Layout.MissingIconsAsync(page)).Select(i => $"no icon {i}: run scripts/icons"));
        await CheckAsync("light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        // The narrow phone is dark too: the wide dark page is for the full sizes.
        if (Requirements.Full)
            await CheckAsync("dark");
        await page.SetViewportSizeAsync(NarrowWidths[0], 640);
        await CheckAsync("dark, 320 px");
        await page.EmulateMediaAsync(
            new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.Active }
        );
        problems.AddRange((await Layout.LostInForcedColoursAsync(page)).Select(p => $"forced colours: {p}"));
        foreach (var width in NarrowWidths)
        {
            await page.SetViewportSizeAsync(width, 640);
            problems.AddRange((await Layout.TooWideAsync(page)).Select(p => $"{width} px: {p}"));
        }

        problems.AddRange(session.Complaints.Where(c => c != $"{answer.Status} {new Uri(answer.Url).PathAndQuery}"));
        problems.ShouldBeEmpty();

        async Task CheckAsync(string where) =>
            problems.AddRange((await Accessibility.ViolationsAsync(page)).Select(v => $"{where}: {v}"));
    }
}

// Two classes, because a class runs one test at a time and a machine has two processors at least.

public sealed class WorkPageLookTests(Seats seats) : PageLookTests(seats), IClassFixture<Seats>
{
    public static TheoryData<string> Pages() => Shown(s => !SettingsPageLookTests.Has(s));

    [SkippableTheory, MemberData(nameof(Pages))]
    public Task A_page_can_be_read_by_everybody_on_every_screen(string page) => LookAsync(page);
}

public sealed class SettingsPageLookTests(Seats seats) : PageLookTests(seats), IClassFixture<Seats>
{
    public static bool Has(PageSample sample) => sample.Login is "admin" or PageSample.Nobody;

    public static TheoryData<string> Pages() => Shown(Has);

    [SkippableTheory, MemberData(nameof(Pages))]
    public Task A_page_can_be_read_by_everybody_on_every_screen(string page) => LookAsync(page);
}

// In their own classes, so in their own browsers: the language chosen is remembered.

public sealed class ArabicLookTests(Seats seats) : PageLookTests(seats), IClassFixture<Seats>
{
    public static TheoryData<string> Pages() => Shown(OfResidents);

    public static bool OfResidents(PageSample sample) =>
        sample.Route.Split('/')[1] is "demander" or "suivi" or "engagements" or "affichage";

    [SkippableTheory, MemberData(nameof(Pages))]
    public Task A_page_of_residents_can_be_read_from_right_to_left(string page) => LookAsync(page, "langue=ar");
}

public sealed class EnglishLookTests(Seats seats) : PageLookTests(seats), IClassFixture<Seats>
{
    public static TheoryData<string> Pages() => Shown(ArabicLookTests.OfResidents);

    [SkippableTheory, MemberData(nameof(Pages))]
    public Task A_page_of_residents_can_be_read_in_another_language(string page) => LookAsync(page, "langue=en");
}
