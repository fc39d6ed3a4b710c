using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Api;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>The database goes away and comes back: it is said, nothing typed is lost, and nobody has to mend anything.</summary>
[OnEachDatabase]
public sealed class DatabaseAwayTests
{
    static readonly TimeSpan Outage = Requirements.Full ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;

    [SkippableTheory, BothDatabases]
    public async Task What_was_typed_is_given_back_and_sent_again_when_the_database_is_back(DatabaseKind database)
    {
        await using var away = await DatabaseAway.StartAsync(database);
        var app = away.App;
        var request = await app.RegisterRequestAsync();
        using var clerk = await app.SignInAsync("accueil");
        var form = await clerk.GetPageAsync($"/demandes/{request.Reference}/note");
        var watch = Stopwatch.StartNew();
        await away.TakeAsync();

        var kept = await form.SubmitAsync(
            "Ajouter la note interne",
            HttpStatusCode.ServiceUnavailable,
            ("Text", "Vu avec le riverain : « demain ».")
        );

        kept.Text.ShouldContain("La base de données ne répond pas.");
        kept.Text.ShouldContain("Votre envoi n'est pas confirmé.");
        kept.Text.ShouldContain("Vu avec le riverain : « demain ».");
        kept.Response.Headers.RetryAfter.ShouldNotBeNull();
        kept.Response.Headers.GetValues("Content-Security-Policy").ShouldNotBeEmpty();
        await clerk.GetPageAsync("/css/parvis.css");
        if (database == DatabaseKind.PostgreSql)
        {
            var unread = await clerk.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.ServiceUnavailable);
            unread.Find("a.btn-primary").GetAttribute("href").ShouldBe($"/demandes/{request.Reference}");
        }

        await LastsAsync(watch);
        await away.GiveBackAsync();
        var sent = await kept.SubmitAsync("Envoyer de nouveau");

        sent.Path.ShouldBe($"/demandes/{request.Reference}");
        sent.Text.ShouldContain("Vu avec le riverain : « demain ».");
        (await app.VerbsAsync(request)).Count(v => v == nameof(NoteAdded)).ShouldBe(1);
        // No connection that was cut is handed out again.
        for (var i = 0; i < 10; i++)
            await clerk.GetPageAsync($"/demandes/{request.Reference}");
    }

    [SkippableTheory, BothDatabases]
    public async Task Programs_are_told_to_come_back_and_jobs_go_on_by_themselves(DatabaseKind database)
    {
        await using var away = await DatabaseAway.StartAsync(database);
        var app = away.App;
        using var peer = await ApiPeer.OfAsync(app);
        using var watcher = new HttpClient { BaseAddress = app.Address };
        (await watcher.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
        var body = new { text = "Un trou.", requester = new { lastName = "Diop", email = "awa@exemple.fr" } };
        var watch = Stopwatch.StartNew();
        await away.TakeAsync();

        var refused = await peer.PostAsync("/api/v1/requests", body, once: "a", language: "fr");
        var health = await watcher.GetAsync("/health");
        await LastsAsync(watch);
        await away.GiveBackAsync();
        var registered = await peer.PostAsync("/api/v1/requests", body, once: "a");

        refused.IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        refused.RetryAfter.ShouldNotBeNull();
        refused["detail"].ShouldBe("Sa base de données ne répond pas.");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync()).ShouldContain("\"database\":\"unavailable\"");
        registered.Is(HttpStatusCode.Created);
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
        // Nobody helps: the receipt leaves, and whoever watches sees it well again.
        await EventuallyAsync(() => Task.FromResult(Mails(app) == 1));
        await EventuallyAsync(async () => (await watcher.GetAsync("/health")).IsSuccessStatusCode);
        var told = away.Log.All.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).ToList();
        told.Count(l => l.Contains("DatabaseAway", StringComparison.Ordinal)).ShouldBe(1);
        told.Count.ShouldBeLessThanOrEqualTo(Requirements.Full ? 5 : 3, string.Join('\n', told));
        away.Log.All.ShouldContain(l => l.Contains("DatabaseAway is over", StringComparison.Ordinal));
    }

    static int Mails(TownApp app) =>
        Directory.GetFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.eml").Length;

    static async Task LastsAsync(Stopwatch watch)
    {
        if (watch.Elapsed < Outage)
            await Task.Delay(Outage - watch.Elapsed);
    }

    static async Task EventuallyAsync(Func<Task<bool>> sign)
    {
        var watch = Stopwatch.StartNew();
        while (!await sign())
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(40));
            await Task.Delay(200);
        }
    }
}
