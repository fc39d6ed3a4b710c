using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api.Keys;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Who gets in, for what, and how often.</summary>
public sealed class GateTests
{
    [SkippableTheory, BothDatabases]
    public async Task Without_a_key_that_opens_nothing_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var nobody = ApiPeer.WithoutKey(app);
        using var guessing = ApiPeer.WithoutKey(app, $"parvis_aaaaaaaa_{new string('0', 64)}");
        using var peer = await ApiPeer.OfAsync(app);
        using var mistyped = ApiPeer.WithoutKey(app, peer.Token![..^1] + (peer.Token![^1] == '0' ? '1' : '0'));

        foreach (var path in new[] { "/api/v1/requests", "/api/v1/nothing-there", "/api/v1/openapi.json" })
        {
            var answer = (await nobody.GetAsync(path)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
            answer.WwwAuthenticate.ShouldBe("Bearer realm=\"Parvis\"");
            (await guessing.GetAsync(path)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
            (await mistyped.GetAsync(path)).WwwAuthenticate.ShouldContain("invalid_token");
        }

        // Signed in as an agent is not enough: no cookie works here.
        using var agent = await app.SignInAsync("accueil");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/requests");
        using var refused = await agent.SendOnceAsync(asked);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // But the document holds nobody's data.
        using var document = await agent.SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/openapi.json"));
        document.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_endpoint_asks_for_its_scope(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var reference = (await app.RegisterRequestAsync()).Reference;
        (string Method, string Path, ApiScopes Needed)[] endpoints =
        [
            ("POST", "/api/v1/requests", ApiScopes.RequestsWrite),
            ("GET", "/api/v1/requests", ApiScopes.RequestsRead),
            ("GET", $"/api/v1/requests/{reference}", ApiScopes.RequestsRead),
            ("POST", $"/api/v1/requests/{reference}/messages", ApiScopes.MessagesWrite),
            ("POST", $"/api/v1/requests/{reference}/files?name=a.txt", ApiScopes.FilesWrite),
            ("GET", "/api/v1/people?q=dupont", ApiScopes.PeopleRead),
            ("GET", "/api/v1/topics", ApiScopes.CatalogueRead),
            ("GET", "/api/v1/departments", ApiScopes.CatalogueRead),
        ];
        foreach (var (scope, word, _) in ApiScopeWords.All)
        {
            using var peer = await ApiPeer.OfAsync(app, scope, name: word);
            foreach (var (method, path, needed) in endpoints)
            {
                var answer =
                    method == "GET"
                        ? await peer.GetAsync(path)
                        : await peer.PostAsync(path, new { text = "Bonjour.", kind = "note" });
                if (scope == needed)
                {
                    answer.Status.ShouldNotBe(HttpStatusCode.Forbidden, $"{word} {method} {path}");
                    continue;
                }

                answer.IsProblem(HttpStatusCode.Forbidden, "missing-scope");
                answer.WwwAuthenticate.ShouldContain(needed.Word());
            }
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task A_revoked_key_opens_nothing_at_once_and_its_last_use_is_known(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
        await app.RunJobAsync<WriteKeyUsesJob>();
        (await app.DatabaseAsync(db => db.Set<ApiKey>().Select(k => k.LastUsedAt).SingleAsync())).ShouldBe(
            app.Clock.UtcNow
        );

        await app.InScopeAsync(services =>
            services.GetRequiredService<ApiKeyService>().RevokeAsync(peer.Key!.Id, "test", CancellationToken.None)
        );

        (await peer.GetAsync("/api/v1/topics")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_key_revoked_by_another_process_opens_some_seconds_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
        await app.DatabaseAsync(db =>
            db.Set<ApiKey>().ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, app.Clock.UtcNow))
        );

        app.Clock.Advance(ApiKeyRing.Freshness);

        (await peer.GetAsync("/api/v1/topics")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_key_has_its_limit_a_minute(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app, limit: 3);
        using var other = await ApiPeer.OfAsync(app, name: "Autre", limit: 3);
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        for (var call = 0; call < 3; call++)
            (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);

        var refused = await peer.GetAsync("/api/v1/topics");

        refused.IsProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(40));
        (await other.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Before_the_town_is_set_up_a_program_gets_a_problem_not_a_page()
    {
        await using var app = await TownApp.StartEmptyAsync(DatabaseKind.Sqlite, TownAppOptions.Production);
        using var peer = ApiPeer.WithoutKey(app);

        (await peer.GetAsync("/api/v1/topics")).IsProblem(HttpStatusCode.ServiceUnavailable, "not-installed");
    }
}
