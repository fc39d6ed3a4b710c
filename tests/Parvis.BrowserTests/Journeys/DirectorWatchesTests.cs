using Microsoft.Playwright;
using Parvis.Features.Requests;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

public sealed class DirectorWatchesTests
{
    /// <summary>
    /// The director sees what is late in every department, down to the request, and holds none of the settings.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task What_is_late_in_the_whole_town_is_read_and_no_setting_opens(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var how = javaScript ? "avec" : "sans";
        var (road, tree) = ($"Pavé qui bascule {how}", $"Peuplier penché {how}");
        await app.RegisterPotholeAsync(road, daysAgo: 40);
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Phone,
                TopicId = app.Town.Tree,
                Subject = tree,
                Text = "Il penche de plus en plus.",
                ReceivedAt = app.Clock.UtcNow.AddDays(-40),
            }
        );

        await using var director = await Clerk.SignInAsync(app, "directeur", screen);
        await director.FollowAsync("Pilotage");
        await director.SeesAsync("Toute la ville");
        await director.SeesAsync("Espaces verts");
        await director.Page.Locator(".board-measures").GetByText("En retard", new() { Exact = true }).ClickAsync();
        await director.SeesInRowAsync(road, "Voirie");
        await director.SeesInRowAsync(tree, "Espaces verts");
        await director.OpenRowAsync(tree);
        await director.SeesAsync("Il penche de plus en plus.");
        await Expect(director.Named(AriaRole.Button, "L'accepter pour le service")).ToHaveCountAsync(0);

        await director.GoAsync("/pilotage");
        await director.FollowAsync("Tendances");
        await director.SeesAsync("Toute la ville");
        await Expect(director.Named(AriaRole.Link, "Réglages")).ToHaveCountAsync(0);
        // Asked for beside the page: an answer 404 to the page itself would be a complaint of the journey.
        foreach (var address in new[] { "/reglages", "/reglages/commune", $"/reglages/sujets/fiche/{app.Town.Tree}" })
            (await director.Page.Context.APIRequest.GetAsync(address)).Status.ShouldBe(404, address);
    }
}
