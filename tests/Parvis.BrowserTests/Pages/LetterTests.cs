using Parvis.Data;
using Parvis.TestKit.Pages;

namespace Parvis.BrowserTests.Pages;

/// <summary>Letters are read on paper: the words go from one margin to the other, below both addresses.</summary>
public sealed class LetterTests
{
    public static TheoryData<string> Letters() =>
        [
            .. PageSamples
                .All.Where(s => s.NotShown is null)
                .Where(s => !s.Name.StartsWith("/courrier/", StringComparison.Ordinal))
                .Where(s => s.Name.Contains("}/courrier/") || s.Name.Contains("/lettre"))
                .Select(s => s.Name),
        ];

    [SkippableTheory, MemberData(nameof(Letters))]
    public async Task The_words_are_as_wide_as_the_letter(string name)
    {
        var town = await SampleTowns.OfAsync(DatabaseKind.Sqlite);
        var sample = PageSamples.All.Single(s => s.Name == name);
        await using var session = await BrowserSession.OpenAsync(await town.ClientAsync(sample.Login), Screen.Desktop);
        await session.GoAsync(sample.Address(town));

        var width = await session.Page.EvaluateAsync<double>(
            "() => document.querySelector('.letter-text').offsetWidth / document.querySelector('.letter').offsetWidth"
        );

        width.ShouldBeGreaterThan(0.95);
    }
}
