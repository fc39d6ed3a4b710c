using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Reading, adding words and files, and what stays hidden.</summary>
public sealed class FollowTests
{
    [SkippableTheory, BothDatabases]
    public async Task Pages_give_every_request_once_the_newest_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var known = new List<string>();
        for (var i = 0; i < 7; i++)
            known.Add((await app.RegisterPotholeAsync($"Trou {i}")).Reference);
        var hidden = await app.RegisterConfidentialRequestAsync();
        var other = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Phone,
                Text = "Un arbre.",
                TopicId = app.Town.Tree,
            }
        );
        using var peer = await ApiPeer.OfAsync(app);

        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = (
                await peer.GetAsync($"/api/v1/requests?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}")
            ).Is(HttpStatusCode.OK);
            read.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(Reference));
            cursor = page["nextCursor"];
        } while (cursor is not null);

        read.ShouldBe([other.Reference, .. Enumerable.Reverse(known)]);
        (await peer.GetAsync($"/api/v1/requests?cursor={hidden.Reference}")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "cursor"
        );
        var filtered = await peer.GetAsync(
            $"/api/v1/requests?status=registered,closed&department={app.Town.Parks}&topic={app.Town.Tree}"
        );
        filtered.Json.GetProperty("items").EnumerateArray().Select(Reference).ShouldBe([other.Reference]);
        (await peer.GetAsync("/api/v1/requests?status=open")).Json.GetProperty("items").GetArrayLength().ShouldBe(8);
        (await peer.GetAsync("/api/v1/requests?status=closed")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_confidential_answers_like_what_does_not_exist(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var hidden = (await app.RegisterConfidentialRequestAsync("Secours")).Reference;
        var missing = new RequestReference(26, 98765).ToString();
        using var peer = await ApiPeer.OfAsync(app);

        foreach (var reference in new[] { hidden, missing, "not-a-reference" })
        {
            var path = $"/api/v1/requests/{reference}";
            (await peer.GetAsync(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
            foreach (var kind in new[] { "chaser", "message", "note" })
                (await peer.PostAsync($"{path}/messages", new { kind, text = "a" })).IsProblem(
                    HttpStatusCode.NotFound,
                    "not-found"
                );
            using var file = Raw($"{path}/files?name=a.txt", "Bonjour.");
            (await peer.SendAsync(file)).IsProblem(HttpStatusCode.NotFound, "not-found");
        }

        (await peer.GetAsync("/api/v1/people?q=Kervella")).Text.ShouldNotContain("Kervella");
        (await peer.GetAsync("/api/v1/topics")).Text.ShouldNotContain("Aide d'urgence");
        (await peer.GetAsync($"/api/v1/requests?topic={app.Town.SocialAid}")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "topic"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Chasers_messages_and_notes_join_the_request_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var reference = (await app.RegisterRequestAsync()).Reference;
        var path = $"/api/v1/requests/{reference}/messages";

        var chased = await peer.PostAsync(path, new { kind = "chaser" }, once: "r1");
        var again = await peer.PostAsync(path, new { kind = "chaser" }, once: "r1");
        (
            await peer.PostAsync(
                path,
                new
                {
                    kind = "message",
                    text = "Il s'agrandit.",
                    channel = "email",
                }
            )
        ).Is(HttpStatusCode.Created);
        (await peer.PostAsync(path, new { kind = "note", text = "Pour les agents." })).Is(HttpStatusCode.Created);

        chased.Is(HttpStatusCode.Created)["chasers"].ShouldBe("1");
        again.Text.ShouldBe(chased.Text);
        var read = await peer.GetAsync($"/api/v1/requests/{reference}");
        read["chasers"].ShouldBe("1");
        read.Text.ShouldContain("Il s'agrandit.");
        read.Text.ShouldNotContain("Pour les agents.");
        using var agent = await app.SignInAsync("voirie");
        (await agent.GetPageAsync(RequestLinks.Page(reference))).Text.ShouldContain("Pour les agents.");
        (await peer.PostAsync(path, new { kind = "note" })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "text"
        );
        (await peer.PostAsync(path, new { text = "a" })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "invalid",
            "kind"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Files_follow_the_rules_of_the_pages(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var reference = (await app.RegisterRequestAsync()).Reference;
        var path = $"/api/v1/requests/{reference}/files";

        using var raw = Raw($"{path}?name=constat.txt", "Bonjour.");
        (await peer.SendAsync(raw)).Is(HttpStatusCode.Created);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes("%PDF-1.7 …")), "files", "plan.exe" },
        };
        using var posted = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        var joined = (await peer.SendAsync(posted)).Is(HttpStatusCode.Created);

        joined.Json.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("plan.exe.pdf");
        (await peer.GetAsync($"/api/v1/requests/{reference}")).Json.GetProperty("files").GetArrayLength().ShouldBe(2);
        using var nameless = Raw(path, "Bonjour.");
        (await peer.SendAsync(nameless)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "name");
        using var program = Raw($"{path}?name=a.txt", "#!/bin/sh");
        (await peer.SendAsync(program)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "files");
        using var empty = Raw($"{path}?name=a.txt", "");
        (await peer.SendAsync(empty)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "files");
        using var cut = Raw(path, "--x\r\nnot a form");
        cut.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await peer.SendAsync(cut)).IsProblem(HttpStatusCode.BadRequest, "malformed");
    }

    /// <summary>A form sent again separates its parts by another line: it is the same call all the same.</summary>
    [SkippableTheory, BothDatabases]
    public async Task Files_sent_again_are_joined_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var reference = (await app.RegisterRequestAsync()).Reference;
        var path = $"/api/v1/requests/{reference}/files";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync("constat.txt", "Bonjour.")));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => (a.Text, a.Location)).Distinct().ShouldHaveSingleItem();
        answers[0].Location.ShouldBe($"/api/v1/requests/{reference}");
        (await CountAsync()).ShouldBe(1);
        (await SendAsync("constat.txt", "Autre chose.")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        (await SendAsync("autre.txt", "Bonjour.")).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "idempotency-key-reused"
        );
        (await CountAsync()).ShouldBe(1);
        // Refused, it claims nothing.
        (await SendAsync("a.txt", "#!/bin/sh", "f2")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid", "files");
        (await SendAsync("a.txt", "Bonsoir.", "f2")).Is(HttpStatusCode.Created);
        (await CountAsync()).ShouldBe(2);

        async Task<ApiReply> SendAsync(string name, string content, string once = "f1")
        {
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "files", name },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            request.Headers.Add("Idempotency-Key", once);
            return await peer.SendAsync(request);
        }

        Task<int> CountAsync() => app.DatabaseAsync(db => db.Set<RequestFile>().CountAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task People_are_found_though_misspelt_and_a_catalogue_is_read(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        var found = (await peer.GetAsync("/api/v1/people?q=Dupond")).Is(HttpStatusCode.OK);

        found.Text.ShouldContain(app.Town.Marie);
        found.Text.ShouldNotContain("02 99 11 22 33");
        (await peer.GetAsync("/api/v1/topics")).Text.ShouldContain("Nid-de-poule");
        (await peer.GetAsync("/api/v1/departments")).Text.ShouldContain("État civil");
    }

    static string Reference(System.Text.Json.JsonElement item) => item.GetProperty("reference").GetString()!;

    static HttpRequestMessage Raw(string path, string content)
    {
        var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = bytes };
    }
}
