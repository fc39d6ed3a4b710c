using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Ties;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Behaviour;

public sealed class EntryHelpTests
{
    [SkippableFact]
    public async Task What_is_asked_for_while_typing_follows_the_person_and_shows_in_no_address()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await EntrustAsync(app, app.Town.Marie, app.Town.FootballClub);
        var under = await app.RegisterPotholeAsync("Feu tricolore en panne devant l'école");
        using var client = await app.SignInAsync("accueil");
        await using var session = await BrowserSession.OpenAsync(client, Screen.Desktop);
        var page = session.Page;
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await session.GoAsync($"/demandes/nouvelle?usager={app.Town.Marie}");
        await session.ReadyAsync();

        await page.Locator("#Text").FillAsync("Encore un feu tricolore devant l'école\nDangereux.");
        await page.Locator("#Text").BlurAsync();
        await Expect(page.Locator("#aide")).ToContainTextAsync(under.Reference);
        await AskedAsync(
            () => page.Locator($"[name='Represented'][value='{app.Town.FootballClub}']").CheckAsync(),
            said => said.Contains($"Represented={app.Town.FootballClub}", StringComparison.Ordinal)
        );
        // Somebody else: in the end nobody is represented any more.
        await AskedAsync(
            () => page.Locator("#Who_Text").FillAsync("Jean"),
            said => !said.Contains("Represented", StringComparison.Ordinal)
        );

        addresses.ShouldNotContain(a => a.Contains("tricolore", StringComparison.Ordinal));
        session.Complaints.ShouldBeEmpty();

        Task AskedAsync(Func<Task> act, Func<string, bool> said) =>
            page.RunAndWaitForRequestAsync(
                act,
                r => r.Url.EndsWith("/demandes/nouvelle/aide", StringComparison.Ordinal) && said(r.PostData ?? "")
            );
    }

    static Task EntrustAsync(TownApp app, string representative, string represented) =>
        app.DatabaseAsync(async db =>
        {
            var numbers = await db.Set<Requester>().ToDictionaryAsync(r => r.PublicId, r => r.Id);
            var how = new RepresentationOptions { Kind = RepresentationKind.Mandate, Proof = "mandat vu au guichet" };
            db.Add(
                Representation.Record(
                    numbers[representative],
                    numbers[represented],
                    how,
                    "Aline Petit",
                    app.Clock.UtcNow
                )
            );
            return await db.SaveChangesAsync();
        });
}
