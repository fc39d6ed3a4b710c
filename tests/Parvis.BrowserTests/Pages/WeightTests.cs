using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit.Pages;
using Xunit.Abstractions;

namespace Parvis.BrowserTests.Pages;

/// <summary>The first view of the day, nothing kept from before, over a rural line.</summary>
public sealed class WeightTests(ITestOutputHelper output)
{
    const int MostRequests = 12;
    const int MostBytes = 120_000;

    /// <summary>Not every browser without a window asks for it; those of people do.</summary>
    const string Favicon = "/favicon.svg";

    static readonly string[] Heaviest =
    [
        "/ (accueil)",
        "/ (voirie)",
        "/ (pilote)",
        "/demandes/nouvelle (accueil)",
        "/demandes/{reference:reference} (voirie, busy)",
        "/demandes/{reference:reference}/reponse (voirie)",
        "/recherche (accueil)",
        "/usagers (accueil, found)",
        "/pilotage (pilote)",
        "/pilotage/liste (pilote)",
        "/pilotage/charge (chef)",
        "/pilotage/tendances (pilote)",
        "/courriers-a-imprimer (voirie)",
        "/elu (elue)",
    ];

    public static TheoryData<string> Pages() =>
        [
            .. PageSamples
                .All.Where(s => Heaviest.Contains(s.Name) || s.Note is "mine" or "department" or "late")
                .Select(s => s.Name),
        ];

    [Fact]
    public void Every_page_named_here_exists() => Heaviest.Except(PageSamples.All.Select(s => s.Name)).ShouldBeEmpty();

    [SkippableTheory, MemberData(nameof(Pages))]
    public async Task A_first_view_is_light(string name)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        var sample = PageSamples.All.Single(s => s.Name == name);
        await using var session = await BrowserSession.OpenAsync(await town.ClientAsync(sample.Login), Screen.Desktop);
        var requests = new List<IRequest>();
        session.Page.RequestFinished += (_, request) =>
        {
            lock (requests)
                requests.Add(request);
        };

        await session.GoAsync(sample.Address(town));
        await session.SettleAsync();

        var parts = new List<(string Address, int Bytes)>();
        foreach (var request in requests.ToArray())
        {
            var sizes = await request.SizesAsync();
            parts.Add((new Uri(request.Url).AbsolutePath, sizes.ResponseHeadersSize + sizes.ResponseBodySize));
        }

        var list = string.Join("\n", parts.OrderByDescending(p => p.Bytes).Select(p => $"{p.Bytes, 7} {p.Address}"));
        output.WriteLine($"{parts.Count} requests, {parts.Sum(p => p.Bytes)} bytes\n{list}");
        var asked = parts.Select(p => p.Address).Append(Favicon).Distinct().Count();
        asked.ShouldBeLessThanOrEqualTo(MostRequests, list);
        parts.Sum(p => p.Bytes).ShouldBeLessThanOrEqualTo(MostBytes, list);
    }
}
