using System.Net;
using Parvis.Data;
using Parvis.TestKit.Pages;

namespace Parvis.BrowserTests.Pages;

/// <summary>That every page has a sample is a test of the pages over HTTP; here, that no sample hides a page.</summary>
public sealed class SampleRuleTests
{
    public static TheoryData<string> NotShown() =>
        [.. PageSamples.All.Where(s => s.NotShown is not null).Select(s => s.Name)];

    [Theory, MemberData(nameof(NotShown))]
    public async Task What_no_browser_looks_at_has_nothing_to_look_at(string name)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        var sample = PageSamples.All.Single(s => s.Name == name);
        var client = await town.ClientAsync(sample.Login);
        using var ask = new HttpRequestMessage(HttpMethod.Get, sample.Address(town));

        using var answer = await client.SendOnceAsync(ask);

        var isPage =
            answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html";
        isPage.ShouldBeFalse("a page is looked at: take its NotShown away");
    }
}
