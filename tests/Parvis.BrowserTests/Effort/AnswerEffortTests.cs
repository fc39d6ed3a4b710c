using Microsoft.Playwright;
using Parvis.BrowserTests.Journeys;
using Parvis.Data;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Effort;

/// <summary>From the page of a request in hand: what an answer, a transfer and an ending cost.</summary>
public sealed class AnswerEffortTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task The_usual_template_is_sent_with_one_load_and_two_clicks()
    {
        await using var desk = await DeskAsync("Cassan");

        var effort = await Effort.OfAsync(
            desk.Page,
            async () =>
            {
                await Link(desk.Page, "Répondre").ClickAsync();
                await Expect(desk.Page.Locator("#Input_Body")).ToHaveValueAsync(Pattern.Of("Votre signalement"));
                await Button(desk.Page, "Envoyer").ClickAsync();
                await Expect(desk.Page.Locator(".departure")).ToBeVisibleAsync();
            }
        );

        Tell("answer from the topic's template", effort);
        effort.Loads.ShouldBeLessThanOrEqualTo(1);
        effort.Clicks.ShouldBeLessThanOrEqualTo(2);
    }

    [SkippableFact]
    public async Task Another_template_is_one_key_and_two_clicks()
    {
        await using var desk = await DeskAsync("Dorval");

        var effort = await Effort.OfAsync(
            desk.Page,
            async () =>
            {
                await desk.Page.Keyboard.PressAsync("r");
                await Button(desk.Page, "Rebouché").ClickAsync();
                await Expect(desk.Page.Locator("#Input_Body")).ToHaveValueAsync(Pattern.Of("est rebouché"));
                await Button(desk.Page, "Envoyer").ClickAsync();
                await Expect(desk.Page.Locator(".departure")).ToBeVisibleAsync();
            }
        );

        Tell("answer from another template", effort);
        effort.Loads.ShouldBeLessThanOrEqualTo(1);
        effort.Clicks.ShouldBeLessThanOrEqualTo(2);
        effort.Keys.ShouldBeLessThanOrEqualTo(1);
    }

    [SkippableFact]
    public async Task A_transfer_with_its_reason_is_one_load_and_three_clicks()
    {
        await using var desk = await DeskAsync("Estève");

        var effort = await Effort.OfAsync(
            desk.Page,
            async () =>
            {
                await Link(desk.Page, "Transférer").ClickAsync();
                // The list has the cursor: its first letters choose.
                await Expect(desk.Page.Locator("#DepartmentId")).ToBeFocusedAsync();
                await desk.Page.Keyboard.TypeAsync("esp");
                await desk.Page.Locator("#Reason").ClickAsync();
                await desk.Page.Keyboard.InsertTextAsync("C'est une racine.");
                await Button(desk.Page, "Transférer").ClickAsync();
                await Expect(desk.Page.Locator("main")).ToContainTextAsync("La demande est transférée à Espaces verts");
            }
        );

        Tell("transfer with a reason", effort);
        effort.Loads.ShouldBeLessThanOrEqualTo(1);
        effort.Clicks.ShouldBeLessThanOrEqualTo(3);
    }

    [SkippableFact]
    public async Task Closing_without_an_answer_is_one_load_and_two_clicks()
    {
        await using var desk = await DeskAsync("Ferrand");

        var effort = await Effort.OfAsync(
            desk.Page,
            async () =>
            {
                await Link(desk.Page, "Clore").ClickAsync();
                await Button(desk.Page, "Clore la demande").ClickAsync();
                await Expect(desk.Page.Locator("main")).ToContainTextAsync("La demande est close.");
            }
        );

        Tell("close without an answer", effort);
        effort.Loads.ShouldBeLessThanOrEqualTo(1);
        effort.Clicks.ShouldBeLessThanOrEqualTo(2);
    }

    void Tell(string task, Effort effort) => output.WriteLine($"{task}: {effort}");

    /// <summary>Anne Morel's screen, open on a request of a resident who has an address; the trees have a template.</summary>
    static async Task<BrowserSession> DeskAsync(string lastName)
    {
        var app = await JourneyTown.SharedAsync();
        await AddTemplatesAsync(app);
        var resident = await app.AddResidentAsync("Camille", lastName);
        var request = await app.RegisterPotholeAsync($"Trou chez {lastName}", resident);
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await app.SignInAsync("voirie");
        var session = await BrowserSession.OpenAsync(handler, Screen.Desktop);
        await Effort.WatchAsync(session.Page);
        await session.GoAsync($"/demandes/{request.Reference}");
        await session.SettleAsync();
        return session;
    }

    static readonly SemaphoreSlim Adding = new(1);
    static bool added;

    static async Task AddTemplatesAsync(TownApp app)
    {
        await Adding.WaitAsync();
        try
        {
            if (added)
                return;
            await AddAsync("Bien reçu", "Bonjour,\n\nVotre signalement est pris en compte.", app.Town.Pothole);
            await AddAsync("Rebouché", "Bonjour,\n\nLe trou est rebouché.");
            added = true;
        }
        finally
        {
            Adding.Release();
        }

        Task<int> AddAsync(string name, string body, Guid? defaultOf = null)
        {
            var template = new ReplyTemplate();
            template.Edit(
                new ReplyTemplateOptions
                {
                    Name = name,
                    Subject = "Votre demande {{demande.reference}}",
                    Body = body,
                    TopicId = defaultOf,
                    IsDefault = defaultOf is not null,
                }
            );
            return app.DatabaseAsync(db =>
            {
                db.Add(template);
                return db.SaveChangesAsync();
            });
        }
    }

    static ILocator Link(IPage page, string name) =>
        page.Locator(".request-actions").GetByRole(AriaRole.Link, new() { Name = name });

    static ILocator Button(IPage page, string name) =>
        page.Locator("#action").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
