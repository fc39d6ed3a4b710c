using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api.Endpoints;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Asking what changed: each change comes, whatever happens between two pages.</summary>
public sealed class ChangedSinceTests
{
    [SkippableTheory, BothDatabases]
    public async Task What_changes_while_somebody_pages_is_never_skipped(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var known = new List<string>();
        foreach (var number in Enumerable.Range(0, 6))
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            known.Add((await app.RegisterPotholeAsync($"Trou {number}")).Reference);
        }

        await app.RegisterConfidentialRequestAsync();
        var since = (await peer.GetAsync($"/api/v1/requests/{known[1]}"))["updatedAt"]!;

        var first = await PageAsync(peer, since);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(peer, known[1], "chaser");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(peer, known[4], "note");
        var second = await PageAsync(peer, since, first["nextCursor"]);
        var third = await PageAsync(peer, since, second["nextCursor"]);

        References(first).ShouldBe([known[1], known[2]]);
        References(second).ShouldBe([known[3], known[5]]);
        References(third).ShouldBe([known[1], known[4]]);
        third["nextCursor"].ShouldBeNull();
        (await PageAsync(peer, "2027-01-01T00:00:00Z")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        References(await peer.GetAsync($"/api/v1/requests?changedSince={since}&status=closed")).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_changed_at_the_same_instant_comes_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var known = new List<string>();
        foreach (var number in Enumerable.Range(0, 5))
            known.Add((await app.RegisterPotholeAsync($"Trou {number}")).Reference);

        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(peer, "2020-01-01T00:00:00Z", cursor);
            read.AddRange(References(page));
            cursor = page["nextCursor"];
        } while (cursor is not null);

        read.ShouldBe(known.Order(StringComparer.Ordinal));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_no_instant_is_refused_by_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);

        foreach (var wrong in new[] { "hier", "", "2026-11-16", "2026-11-16T08:12:00", "2026-11-16T08:12:00%2B01:00" })
            (await peer.GetAsync($"/api/v1/requests?changedSince={wrong}")).IsProblem(
                HttpStatusCode.UnprocessableEntity,
                "invalid",
                "changedSince"
            );
        foreach (var wrong in new[] { "x", "x~26-00001A", "2026-11-16T08:12:00Z~" })
            (await peer.GetAsync($"/api/v1/requests?changedSince=2026-11-16T08:12:00Z&cursor={wrong}")).IsProblem(
                HttpStatusCode.UnprocessableEntity,
                "invalid",
                "cursor"
            );
    }

    /// <summary>Programs ask every minute: a million requests that did not change must cost nothing.</summary>
    [SkippableTheory, BothDatabases]
    public async Task The_index_is_walked_from_that_instant_without_sorting(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var viewer = await app.ViewerAsync("accueil");

        var plan = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            // Ten requests are read faster whole: what counts is that the index can serve.
            if (database == DatabaseKind.PostgreSql)
                await db.Database.ExecuteSqlAsync($"SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
            var asked = new ChangePages("2026-11-16T08:12:00Z", "2026-11-16T09:00:00.5Z~26-00001A").Of(
                services.GetRequiredService<RequestViews>().VisibleTo(viewer)
            );
            await using var command = asked.Take(51).CreateDbCommand();
            var explain = database == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
            command.CommandText = $"{explain} {command.CommandText}";
            await using var lines = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await lines.ReadAsync())
                steps.Add(lines.GetString(database == DatabaseKind.Sqlite ? 3 : 0));
            return string.Join(Environment.NewLine, steps);
        });

        plan.ShouldContain("IX_Requests_Changed");
        plan.ShouldContain(database == DatabaseKind.Sqlite ? "LastEventAt>?" : "Index Cond: (\"LastEventAt\" >=");
        plan.ShouldNotContain("TEMP B-TREE");
        plan.ShouldNotContain("Sort");
    }

    static async Task<ApiReply> PageAsync(ApiPeer peer, string since, string? cursor = null) =>
        (
            await peer.GetAsync(
                $"/api/v1/requests?limit=2&changedSince={since}{(cursor is null ? "" : $"&cursor={cursor}")}"
            )
        ).Is(HttpStatusCode.OK);

    static async Task SayAsync(ApiPeer peer, string reference, string kind) =>
        (await peer.PostAsync($"/api/v1/requests/{reference}/messages", new { kind, text = "Encore." })).Is(
            HttpStatusCode.Created
        );

    static List<string> References(ApiReply page) =>
        [.. page.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("reference").GetString()!)];
}
