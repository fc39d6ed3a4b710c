using System.Net;
using System.Text;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Whatever is wrong with a call is told by a problem that names it, never by a failure of ours.</summary>
public sealed class ErrorTests
{
    const string Path = "/api/v1/requests";

    [SkippableTheory, BothDatabases]
    public async Task A_body_that_cannot_be_read_is_refused_by_what_is_wrong_with_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        (string Body, string[] Fields)[] bodies =
        [
            ("", []),
            ("{", []),
            ("[]", []),
            ("null", []),
            ("{\"text\":\"a\",\"text\":\"b\"}", []),
            ("{\"texte\":\"a\",\"requester\":{\"mail\":\"b\"}}", ["texte", "requester.mail"]),
            ("{\"text\":12}", ["text"]),
            ("{\"topicId\":\"voirie\"}", ["topicId"]),
            ("{\"channel\":\"pigeon\"}", ["channel"]),
            ("{\"channel\":2}", ["channel"]),
            ("{\"receivedOn\":\"hier\"}", ["receivedOn"]),
            ("{\"requester\":{\"kind\":\"cat\"}}", ["requester.kind"]),
            ($"{{\"text\":{new string('[', 40)}", []),
        ];
        foreach (var (body, fields) in bodies)
            (await peer.PostTextAsync(Path, body)).IsProblem(HttpStatusCode.BadRequest, "malformed", fields);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_value_the_rules_refuse_is_named(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        (object Body, string Field)[] bodies =
        [
            (new { }, "text"),
            (new { text = "a", receivedOn = "2026-11-17" }, "receivedOn"),
            (new { text = "a", receivedOn = "2020-01-01" }, "receivedOn"),
            (new { text = "a", topicId = Guid.NewGuid() }, "topicId"),
            (new { text = "a", topicId = app.Town.SocialAid }, "topicId"),
            (new { text = "a", subject = new string('x', 201) }, "subject"),
            (new { text = "a", place = new string('x', 301) }, "place"),
            (new { text = "a", requester = new { id = "nobody" } }, "requester.id"),
            (new { text = "a", requester = new { id = app.Town.Salome } }, "requester.id"),
            (new { text = "a", requester = new { id = app.Town.Marie, lastName = "B" } }, "requester"),
            (new { text = "a", requester = new { phone = "0601020304" } }, "requester"),
            (new { text = "a", requester = new { lastName = new string('x', 101) } }, "requester.lastName"),
            (new { text = "a", requester = new { lastName = "B", email = "pas une adresse" } }, "requester.email"),
            (new { text = "a", requester = new { organisationName = "Club" } }, "requester.kind"),
            (
                new
                {
                    text = "a",
                    requester = new { id = app.Town.Marie },
                    onBehalfOf = new { id = app.Town.Marie },
                },
                "onBehalfOf.id"
            ),
        ];
        foreach (var (body, field) in bodies)
            (await peer.PostAsync(Path, body)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", field);
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_other_mistake_has_its_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        (await peer.GetAsync("/api/v1/nothing")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await peer.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Path))).IsProblem(
            HttpStatusCode.MethodNotAllowed,
            "method-not-allowed"
        );
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded" })
        {
            using var form = new HttpRequestMessage(HttpMethod.Post, Path)
            {
                Content = new StringContent("text=a", Encoding.UTF8, type),
            };
            (await peer.SendAsync(form)).IsProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        }

        (await peer.PostAsync(Path, new { text = new string('x', 1_100_000) })).IsProblem(
            HttpStatusCode.RequestEntityTooLarge,
            "too-large"
        );
        (await peer.PostAsync(Path, new { text = "a" }, once: new string('k', 256))).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed"
        );
        (await peer.GetAsync($"{Path}?statut=open")).IsProblem(HttpStatusCode.BadRequest, "malformed", "statut");
        (await peer.GetAsync($"{Path}?status=lost")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "status");
        (await peer.GetAsync($"{Path}?limit=101")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "limit");
        (await peer.GetAsync($"{Path}?limit=ten")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "limit");
        (await peer.GetAsync($"{Path}?cursor=26-99999-A")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "cursor"
        );
        (await peer.GetAsync($"{Path}?department=voirie")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "department"
        );
        (await peer.GetAsync("/api/v1/people?q=a")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "q");
    }

    [SkippableTheory, BothDatabases]
    public async Task Problems_are_told_in_the_language_asked_for(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        (await peer.PostAsync(Path, new { }))["title"].ShouldBe("A value is refused");
        (await peer.PostAsync(Path, new { }, language: "de, fr;q=0.5, en;q=0.9"))["title"]
            .ShouldBe("A value is refused");
        var french = await peer.PostAsync(Path, new { }, language: "fr-FR, en;q=0.5");

        french["title"].ShouldBe("Une valeur est refusée");
        french.Text.ShouldContain("Dites en quelques mots de quoi il s'agit.");
    }
}
