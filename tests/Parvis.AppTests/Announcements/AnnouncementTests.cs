using System.Net;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Announcements;

/// <summary>Written once; on the pages of residents, the screens and the telephone, for its time.</summary>
public sealed class AnnouncementTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_announcement_shows_everywhere_for_its_time_and_stops_by_itself(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        using var visitor = app.Visit();
        var form = await admin.GetPageAsync("/reglages/annonces/fiche");
        (await form.SubmitAsync("Publier", ("Input.Title", "Grève"))).Errors.ShouldBe([
            "Dites jusqu'à quand : une annonce oubliée fait perdre confiance.",
        ]);
        await form.SubmitAsync(
            "Publier",
            ("Input.Title", "Grève demain"),
            ("Input.Text", "L'état civil est ouvert."),
            ("Input.Until", new DateOnly(2026, 11, 17)),
            ("Input.UntilHour", "12:00")
        );
        await form.SubmitAsync(
            "Publier",
            ("Input.Title", "Fermeture à Noël"),
            ("Input.From", new DateOnly(2026, 12, 24)),
            ("Input.Until", new DateOnly(2026, 12, 26))
        );

        (await visitor.GetPageAsync("/demander")).Text.ShouldContain("Grève demain L'état civil est ouvert.");
        (await TextAsync(app, "txt")).ShouldBe("Grève demain. L'état civil est ouvert.");
        (await TextAsync(app, "json")).ShouldContain("\"title\":\"Grève demain\"");
        (await TextAsync(app, "xml")).ShouldContain("<title>Grève demain</title>");

        app.Clock.Advance(TimeSpan.FromDays(2));
        (await visitor.GetPageAsync("/demander")).Text.ShouldNotContain("Grève demain");
        (await TextAsync(app, "txt")).ShouldBe("");
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_is_stopped_shows_no_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        var list = await (await admin.GetPageAsync("/reglages/annonces/fiche")).SubmitAsync(
            "Publier",
            ("Input.Title", "Travaux"),
            ("Input.Until", new DateOnly(2026, 12, 31)),
            ("Input.WhileWaiting", false)
        );
        (await TextAsync(app, "txt")).ShouldBe("");
        (await TextAsync(app, "json")).ShouldContain("Travaux");

        (await list.SubmitAsync("Arrêter maintenant : Travaux")).Text.ShouldContain("« Travaux » n'est plus annoncé.");

        (await TextAsync(app, "json")).ShouldBe("[]");
    }

    static async Task<string> TextAsync(TownApp app, string format)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        return await client.GetStringAsync($"/annonces.{format}");
    }
}
