using Microsoft.Playwright;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

/// <summary>
/// Somebody of the town at work: reads words, presses buttons, fills fields by their labels. The same steps hold with
/// JavaScript and without; where the screen differs, this class knows.
/// </summary>
sealed class Clerk : IAsyncDisposable
{
    readonly BrowserSession session;
    readonly List<string> expected = [];

    Clerk(BrowserSession session) => this.session = session;

    public IPage Page => session.Page;

    /// <summary>At the door, without a login.</summary>
    public static async Task<Clerk> ArriveAsync(TownApp app, Screen screen) =>
        new(await BrowserSession.OpenAsync(app, screen));

    /// <summary>Through the real form, as every morning.</summary>
    public static async Task<Clerk> SignInAsync(TownApp app, string login, Screen screen)
    {
        var clerk = await ArriveAsync(app, screen);
        await clerk.GoAsync("/connexion");
        await clerk.FillAsync("Identifiant", login);
        await clerk.FillAsync("Mot de passe", TestTown.Password);
        await clerk.PressAsync("Se connecter");
        await Expect(clerk.Page).Not.ToHaveURLAsync(Pattern.Of("/connexion"));
        return clerk;
    }

    public Task GoAsync(string address) => session.GoAsync(address);

    /// <summary>Follows the link whose words begin so.</summary>
    public Task FollowAsync(string words) => Named(AriaRole.Link, words).ClickAsync();

    public Task PressAsync(string words) => Named(AriaRole.Button, words).ClickAsync();

    public Task FillAsync(string label, string text) => Page.GetByLabel(label, Exactly).FillAsync(text);

    public Task ChooseAsync(string label, string option) =>
        Page.GetByLabel(label, Exactly).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task TickAsync(string label) => Page.GetByLabel(label, Exactly).CheckAsync();

    public Task UntickAsync(string label) => Page.GetByLabel(label, Exactly).UncheckAsync();

    public Task ChooseFileAsync(string label, params IEnumerable<TypedFile> files) =>
        Page.GetByLabel(label, Exactly)
            .SetInputFilesAsync(
                files.Select(file => new FilePayload
                {
                    Name = file.Name,
                    MimeType = file.ContentType,
                    Buffer = file.Bytes,
                })
            );

    /// <summary>The topic's list is a list, or a field that searches as one types.</summary>
    public async Task ChooseTopicAsync(string typed, string name)
    {
        if (session.Screen.JavaScript)
            await PickAsync("Sujet", typed, name);
        else
            await ChooseAsync("Sujet", name);
    }

    public async Task ChoosePersonAsync(string typed, string name)
    {
        if (session.Screen.JavaScript)
        {
            await PickAsync("Qui", typed, name);
            return;
        }

        await FillAsync("Qui", typed);
        await PressAsync("Chercher");
        await Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { NameRegex = Pattern.BeginningWith(name) })
            .CheckAsync();
    }

    async Task PickAsync(string label, string typed, string name)
    {
        // Not the select, which has the same role until the script puts the field in its place.
        var field = Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = label, Exact = true })
            .And(Page.Locator("input"));
        await field.PressSequentiallyAsync(typed);
        await Expect(Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(name);
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(Pattern.BeginningWith(name));
    }

    /// <summary>These words are, or will be in a moment, in the page.</summary>
    public Task SeesAsync(string words) => Expect(Page.Locator("main")).ToContainTextAsync(words, Anywhere);

    public Task SeesInFieldAsync(string label, string words) =>
        Expect(Page.GetByLabel(label, Exactly)).ToHaveValueAsync(Pattern.Containing(words));

    public Task DoesNotSeeAsync(string words) => Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    /// <summary>The row of a list that holds these words.</summary>
    public ILocator Row(string words) =>
        Page.Locator("main li").Filter(new LocatorFilterOptions { HasText = words }).First;

    /// <summary>On the desk, under « Pour vous ».</summary>
    public Task SeesNewsAsync(string subject, string words) =>
        Expect(Page.Locator(".home-news li").Filter(new LocatorFilterOptions { HasText = subject }).First)
            .ToContainTextAsync(words, Anywhere);

    public async Task OpenNewsAsync(string subject)
    {
        await Page.Locator(".home-news li")
            .Filter(new LocatorFilterOptions { HasText = subject })
            .First.GetByRole(AriaRole.Link)
            .ClickAsync();
        await SeesInTitleAsync(subject);
    }

    Task SeesInTitleAsync(string words) => Expect(Page.Locator("h1")).ToContainTextAsync(words);

    /// <summary>What the bell says; without a bell there is nothing.</summary>
    public async Task<int> NewsCountAsync()
    {
        var bell = Page.Locator(".top-news strong");
        return await bell.CountAsync() == 0
            ? 0
            : int.Parse(await bell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task SeesInRowAsync(string row, string words) => Expect(Row(row)).ToContainTextAsync(words, Anywhere);

    /// <summary>What was given to the department and waits: the first ones, or all where there are more.</summary>
    public async Task LookAtWhatIsOfferedAsync()
    {
        await FollowAsync("Mon service");
        await SeesAsync("À accepter");
        var all = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Toutes les demandes à accepter" });
        if (await all.CountAsync() == 0)
            return;
        await all.ClickAsync();
        await Expect(Page).ToHaveURLAsync(Pattern.Containing("statut="));
    }

    public Task OpenRowAsync(string subject) =>
        Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = subject, Exact = true }).First.ClickAsync();

    /// <summary>Of the request in front of this person.</summary>
    public async Task<string> ReferenceAsync()
    {
        await Expect(Page).ToHaveURLAsync(Pattern.Of(@"/demandes/\d\d-\d{5,}-\w$"));
        return new Uri(Page.Url).Segments[^1];
    }

    public ILocator Named(AriaRole role, string words) =>
        Page.GetByRole(role, new PageGetByRoleOptions { NameRegex = Pattern.BeginningWith(words) }).First;

    /// <summary>The browser may, or may not, complain in these words: it depends on what it was asking for just then.</summary>
    public void MayHear(string complaint) => expected.Add(complaint);

    /// <summary>Nothing broke on the way, whatever was asserted.</summary>
    public async ValueTask DisposeAsync()
    {
        var complaints = session.Complaints.Where(c => !expected.Exists(c.Contains)).ToList();
        await session.DisposeAsync();
        complaints.ShouldBeEmpty();
    }

    static readonly PageGetByLabelOptions Exactly = new() { Exact = true };

    static readonly LocatorAssertionsToContainTextOptions Anywhere = new() { UseInnerText = true };
}
