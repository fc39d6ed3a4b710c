using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Api.Answers;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>POST /api/v1/requests: one record for one call, whatever the network does.</summary>
[OnEachDatabase]
public sealed class RegisterTests
{
    const string Path = "/api/v1/requests";

    [SkippableTheory, BothDatabases]
    public async Task A_request_is_registered_and_followed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        var made = await peer.PostAsync(
            Path,
            new
            {
                subject = "Trou devant l'école",
                text = "Bonjour,\nun trou profond.",
                place = "12 rue des Lilas",
                topicId = app.Town.Pothole,
                channel = "web",
                receivedOn = "2026-11-14",
                requester = new
                {
                    firstName = "Awa",
                    lastName = "Diop",
                    email = "awa@example.fr",
                    phone = "06 01 02 03 04",
                    address = "3 rue du Pont",
                },
            }
        );

        made.Is(HttpStatusCode.Created);
        var reference = made["reference"]!;
        made.Location.ShouldBe($"{Path}/{reference}");
        made["status"].ShouldBe("registered");
        made["receivedAt"].ShouldBe("2026-11-14T11:00:00Z");
        made.Json.GetProperty("topic").GetProperty("name").GetString().ShouldBe("Nid-de-poule");
        made.Json.GetProperty("department").GetProperty("name").GetString().ShouldBe("Voirie");
        made.Json.GetProperty("requester").GetProperty("name").GetString().ShouldBe("Awa Diop");
        var read = (await peer.GetAsync(made.Location!)).Is(HttpStatusCode.OK);
        read["subject"].ShouldBe("Trou devant l'école");
        read.Json.GetProperty("messages")[0].GetProperty("text").GetString().ShouldBe("Bonjour,\nun trou profond.");
        // What it did is in the timeline under its name, and agents see it.
        using var agent = await app.SignInAsync("voirie");
        (await agent.GetPageAsync(RequestLinks.Page(reference))).Text.ShouldContain("Site internet (API)");
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_acts_for_somebody_known(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        var made = await peer.PostAsync(
            Path,
            new
            {
                text = "Pour ma mère.",
                requester = new { id = app.Town.Jean },
                onBehalfOf = new { id = app.Town.Marie },
            }
        );

        made.Is(HttpStatusCode.Created);
        made.Json.GetProperty("requester").GetProperty("id").GetString().ShouldBe(app.Town.Jean);
        made.Json.GetProperty("onBehalfOf").GetProperty("id").GetString().ShouldBe(app.Town.Marie);
    }

    [SkippableTheory, BothDatabases]
    public async Task Eight_retries_at_once_make_one_request(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var body = new { text = "Un arbre penche.", requester = new { lastName = "Diop" } };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => peer.PostAsync(Path, body, once: "envoi-1")))
        );

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => (a.Text, a.Location)).Distinct().Count().ShouldBe(1);
        (await CountAsync(app)).ShouldBe(1);

        (await peer.PostAsync(Path, new { text = "Autre chose." }, once: "envoi-1")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        // Another program may choose the same name.
        using var other = await ApiPeer.OfAsync(app, name: "Accueil téléphonique");
        (await other.PostAsync(Path, body, once: "envoi-1")).Is(HttpStatusCode.Created);
        (await CountAsync(app)).ShouldBe(2);

        // Two days later the name is free again.
        app.Clock.Advance(TimeSpan.FromHours(49));
        await app.RunJobAsync<ForgetAnswersJob>();
        (await peer.PostAsync(Path, body, once: "envoi-1")).Is(HttpStatusCode.Created);
        (await CountAsync(app)).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_refused_call_claims_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        (await peer.PostAsync(Path, new { text = " " }, once: "x")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "text"
        );
        (await peer.PostAsync(Path, new { text = "Un trou." }, once: "x")).Is(HttpStatusCode.Created);
    }

    static Task<int> CountAsync(TownApp app) => app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync());
}
