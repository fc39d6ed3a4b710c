using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.BrowserTests;

/// <summary>What an old phone loads the first time it comes: everything counts, the font too.</summary>
public sealed class PageWeightTests
{
    const int MostBytes = 60_000;
    const int MostFiles = 10;

    [SkippableFact]
    public async Task A_residents_page_weighs_less_than_60_kB()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await app.OpenToResidentsAsync();
        foreach (var address in new[] { "/demander", $"/demander/{app.Town.Pothole}", "/suivi" })
        {
            await using var session = await BrowserSession.OpenAsync(app, Screen.Phone);
            var bytes = 0L;
            var files = 0;
            var network = await session.Page.Context.NewCDPSessionAsync(session.Page);
            await network.SendAsync("Network.enable");
            network.Event("Network.loadingFinished").OnEvent += (_, told) =>
            {
                files++;
                bytes += (long)told!.Value.GetProperty("encodedDataLength").GetDouble();
            };
            await session.GoAsync(address);
            await session.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

            files.ShouldBeInRange(2, MostFiles - 1, address);
            bytes.ShouldBeLessThan(MostBytes, address);
        }
    }
}
