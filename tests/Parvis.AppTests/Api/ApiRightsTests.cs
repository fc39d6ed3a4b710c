using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api;
using Parvis.Features.Api.Keys;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Every call, with every key, about a request that is open to all or confidential: what is answered.</summary>
public sealed class ApiRightsTests
{
    const string Root = "/api/v1";

    /// <summary>Nothing of a confidential request, asked with the right scope, is different from what does not exist.</summary>
    static readonly Row[] Rows =
    [
        new("POST", "/requests", ApiScopes.RequestsWrite, "", 201, 201),
        new("GET", "/requests", ApiScopes.RequestsRead, "", 200, 200),
        new("GET", "/requests/{reference}", ApiScopes.RequestsRead, "", 200, 404),
        new("POST", "/requests/{reference}/messages", ApiScopes.MessagesWrite, "", 201, 404),
        new("POST", "/requests/{reference}/files", ApiScopes.FilesWrite, "?name=a.txt", 201, 404),
        new("GET", "/people", ApiScopes.PeopleRead, "?q=Secours", 200, 200),
        new("GET", "/topics", ApiScopes.CatalogueRead, "", 200, 200),
        new("GET", "/departments", ApiScopes.CatalogueRead, "", 200, 200),
        new("GET", "/openapi.json", ApiScopes.None, "", 200, 200),
    ];

    [Fact]
    public async Task Every_route_has_its_row()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);

        var mapped = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => (Endpoint: e, Path: $"/{e.RoutePattern.RawText?.TrimStart('/')}"))
            .Where(e => e.Path.StartsWith(Root, StringComparison.Ordinal))
            .SelectMany(e =>
                (e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method =>
                    (
                        Call: $"{method} {e.Path[Root.Length..]}",
                        Scope: e.Endpoint.Metadata.GetMetadata<NeededScope>()?.Scope ?? ApiScopes.None
                    )
                )
            )
            .Distinct();

        mapped.ShouldBe(Rows.Select(r => ($"{r.Method} {r.Path}", r.Needed)), ignoreOrder: true);
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_key_gets_what_it_may(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var open = (await app.RegisterRequestAsync()).Reference;
        var confidential = (await app.RegisterConfidentialRequestAsync("Secours d'urgence")).Reference;
        using var nobody = ApiPeer.WithoutKey(app);
        using var revoked = await ApiPeer.OfAsync(app, name: "Ancien site");
        await app.InScopeAsync(services =>
            services.GetRequiredService<ApiKeyService>().RevokeAsync(revoked.Key!.Id, "test", CancellationToken.None)
        );
        foreach (var (scope, word, _) in ApiScopeWords.All)
        {
            using var only = await ApiPeer.OfAsync(app, scope, name: $"Seulement {word}");
            using var others = await ApiPeer.OfAsync(app, ApiPeer.Everything & ~scope, name: $"Tout sauf {word}");
            foreach (var row in Rows)
            {
                var right = row.Needed == ApiScopes.None || row.Needed == scope;
                await AnswersAsync(row, only, open, right ? row.Open : 403);
                await AnswersAsync(row, only, confidential, right ? row.Confidential : 403);
                var lacking = row.Needed == scope;
                await AnswersAsync(row, others, open, lacking ? 403 : row.Open);
                await AnswersAsync(row, others, confidential, lacking ? 403 : row.Confidential);
            }
        }

        foreach (var row in Rows)
        {
            foreach (var reference in new[] { open, confidential })
            {
                await AnswersAsync(row, nobody, reference, 401);
                await AnswersAsync(row, revoked, reference, 401);
            }
        }

        async Task AnswersAsync(Row row, ApiPeer peer, string reference, int expected)
        {
            var path = $"{Root}{row.Path.Replace("{reference}", reference, StringComparison.Ordinal)}{row.Query}";
            var answer =
                row.Method == "GET"
                    ? await peer.GetAsync(path)
                    : await peer.PostTextAsync(
                        path,
                        row.Path.EndsWith("/messages", StringComparison.Ordinal)
                            ? """{"kind": "note", "text": "Bonjour."}"""
                            : """{"text": "Bonjour."}"""
                    );
            var who = peer.Key?.Name ?? "nobody";
            ((int)answer.Status).ShouldBe(expected, $"{who}: {row.Method} {path} {answer.Text}");
            var code = expected switch
            {
                401 => "unauthorized",
                403 => "missing-scope",
                404 => "not-found",
                _ => null,
            };
            if (code is not null)
                answer.IsProblem((HttpStatusCode)expected, code);
            // The address of the call is in the problem; nothing else may say that it exists.
            answer.Text.Replace(path.Split('?')[0], "", StringComparison.Ordinal).ShouldNotContain(confidential);
            answer.Text.ShouldNotContain("Secours d'urgence");
        }
    }

    sealed record Row(string Method, string Path, ApiScopes Needed, string Query, int Open, int Confidential);
}
