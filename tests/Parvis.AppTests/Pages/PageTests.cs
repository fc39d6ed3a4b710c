using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.TestKit;
using Parvis.TestKit.Pages;
using Parvis.Ui.Translation;

namespace Parvis.AppTests.Pages;

/// <summary>What holds for every page, on both databases.</summary>
[OnEachDatabase]
public sealed class PageTests
{
    [Fact]
    public async Task Every_page_of_the_program_has_a_sample()
    {
        var app = await Towns.SharedAsync(DatabaseKind.Sqlite);
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal);
        var sampled = PageSamples.All.Select(s => s.Route).ToHashSet(StringComparer.Ordinal);

        routes.Except(sampled).ShouldBeEmpty("add a sample to PageSamples");
        sampled.Except(routes).ShouldBeEmpty("no such page any more");
    }

    public static IEnumerable<object[]> Shown() =>
        from kind in Enum.GetValues<DatabaseKind>()
        from sample in PageSamples.All
        where sample.NotShown is null
        select new object[] { kind, sample.Name };

    [SkippableTheory, MemberData(nameof(Shown))]
    public async Task A_page_is_whole_and_keeps_its_query_budget(DatabaseKind database, string name)
    {
        var sample = PageSamples.All.Single(s => s.Name == name);
        var town = await SampleTowns.OfAsync(database, sample);
        var client = await town.ClientAsync(sample.Login);
        await GetAsync(client, town, sample);

        // The second visit: names of departments and topics are in memory, as they are all day long.
        var page = await GetAsync(client, town, sample);
        // They are read again every few seconds, perhaps just then.
        if ((await page.SqlAsync()).Count > sample.Budget)
            page = await GetAsync(client, town, sample);

        var sql = await page.SqlAsync();
        sql.Count.ShouldBeLessThanOrEqualTo(sample.Budget, string.Join("\n\n", sql));
        page.Path.ShouldBe(sample.Address(town).Split('?')[0]);
        TokensAreThere(page);
        IdsAreUnique(page);
        if (!sample.Fragment)
            FrameIsThere(page);
        // Before anybody looks at what is missing, no field or column was left with a code name.
        page.Body.ShouldNotContain("System.");
        page.Body.ShouldNotContain("Parvis.Features");
    }

    /// <summary>Links, styles, scripts and pictures of every page, each asked for once per person.</summary>
    [Fact]
    public async Task Nothing_a_page_points_to_is_missing()
    {
        var missing = new List<string>();
        foreach (var visits in PageSamples.All.Where(s => s.NotShown is null).GroupBy(s => (s.BeforeTown, s.Login)))
        {
            var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite, visits.First());
            var client = await town.ClientAsync(visits.Key.Login);
            var asked = new HashSet<string>(StringComparer.Ordinal);
            foreach (var sample in visits)
            {
                var page = await GetAsync(client, town, sample);
                foreach (var target in Targets(page).Where(asked.Add))
                {
                    using var ask = new HttpRequestMessage(HttpMethod.Get, target);
                    using var answer = await client.SendOnceAsync(ask);
                    if ((int)answer.StatusCode >= 400)
                        missing.Add($"{(int)answer.StatusCode} {target}, on {sample.Name}");
                }
            }
        }

        missing.ShouldBeEmpty();
    }

    static IEnumerable<string> Targets(TownPage page) =>
        page
            .Document.QuerySelectorAll("a[href], link[href], script[src], img[src], use[href], [hx-get]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("hx-get")!)
            .Where(t => t.StartsWith('/') || t.StartsWith('?'))
            // They change the language of every later visit: LanguageTests follows them.
            .Where(t => !t.Contains($"{ResidentLanguage.Query}=", StringComparison.Ordinal))
            .Select(t => new Uri(page.Address, t).PathAndQuery);

    [SkippableTheory, BothDatabases]
    public async Task Nobody_sees_anything_without_signing_in(DatabaseKind database)
    {
        var town = await SampleTowns.OfAsync(database);
        using var visitor = town.App.Visit();
        foreach (
            var sample in PageSamples.All.Where(s =>
                s.Login.Length > 0 && s.Route is not ("/apparence" or "/engagements")
            )
        )
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, sample.Address(town));
            using var answer = await visitor.SendOnceAsync(ask);

            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, sample.Name);
            answer.Headers.Location!.ToString().ShouldContain("/connexion?retour=");
        }
    }

    static Task<TownPage> GetAsync(TownClient client, SampleTown town, PageSample sample)
    {
        var expected = sample.Route switch
        {
            "/introuvable" => HttpStatusCode.NotFound,
            "/incident" => HttpStatusCode.InternalServerError,
            _ => HttpStatusCode.OK,
        };
        return sample.Fragment
            ? client.GetFragmentAsync(sample.Address(town), expected)
            : client.GetPageAsync(sample.Address(town), expected);
    }

    static void FrameIsThere(TownPage page)
    {
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        page.Document.Title.ShouldNotBeNullOrWhiteSpace();
        page.Document.QuerySelectorAll("main").Length.ShouldBe(1);
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Title.ShouldNotBeEmpty();
    }

    static void TokensAreThere(TownPage page) =>
        page
            .Document.QuerySelectorAll("form")
            .Where(f => string.Equals(f.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            .Where(f => f.QuerySelector("input[name=__RequestVerificationToken]") is null)
            .Select(f => f.OuterHtml)
            .ShouldBeEmpty();

    static void IdsAreUnique(TownPage page) =>
        page
            .Document.QuerySelectorAll("[id]")
            .GroupBy(e => e.Id, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ShouldBeEmpty();
}
