using System.Net;
using Parvis.Data;
using Parvis.TestKit.Pages;

namespace Parvis.BrowserTests.Pages;

/// <summary>That every page has a sample is a test of the pages over HTTP; here, that no sample hides a page.</summary>
public sealed class SampleRuleTests
{
    public static TheoryData<string> NotShown() => Named(s => s.NotShown is not null);

    public static TheoryData<string> BeforeTown() => Named(s => s.BeforeTown);

    [Theory, MemberData(nameof(NotShown))]
    public async Task What_no_browser_looks_at_has_nothing_to_look_at(string name) =>
        (await IsPageAsync(name)).ShouldBeFalse("a page is looked at: take its NotShown away");

    [Theory, MemberData(nameof(BeforeTown))]
    public async Task What_is_looked_at_in_an_empty_town_is_gone_from_the_others(string name) =>
        (await IsPageAsync(name)).ShouldBeFalse("a page is looked at with its contents: take its BeforeTown away");

    static TheoryData<string> Named(Func<PageSample, bool> which) =>
        [.. PageSamples.All.Where(which).Select(s => s.Name)];

    static async Task<bool> IsPageAsync(string name)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        var sample = PageSamples.All.Single(s => s.Name == name);
        var client = await town.ClientAsync(sample.Login);
        using var ask = new HttpRequestMessage(HttpMethod.Get, sample.Address(town));

        using var answer = await client.SendOnceAsync(ask);

        return answer.StatusCode == HttpStatusCode.OK
            && answer.Content.Headers.ContentType?.MediaType == "text/html"
            && !IsInsideOfFrame(answer);
    }

    /// <summary>What a stranger wrote, shut in a sandbox: it is looked at in the frame of the page that shows it.</summary>
    static bool IsInsideOfFrame(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Content-Security-Policy", out var policies)
        && policies.Any(policy => policy.StartsWith("sandbox", StringComparison.Ordinal));
}
