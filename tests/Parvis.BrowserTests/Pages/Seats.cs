using Parvis.TestKit.Pages;
using Xunit;

namespace Parvis.BrowserTests.Pages;

/// <summary>One tab for each person of a town and a class of tests, who looks at one page after the other.</summary>
public sealed class Seats : IAsyncLifetime
{
    readonly Dictionary<(SampleTown Town, string Login), BrowserSession> sessions = [];

    public async Task<BrowserSession> OfAsync(SampleTown town, string login)
    {
        if (sessions.TryGetValue((town, login), out var open))
        {
            await open.StartAgainAsync();
            return open;
        }

        var session = await BrowserSession.OpenAsync(await town.ClientAsync(login), Screen.Desktop);
        await Accessibility.PrepareAsync(session.Page.Context);
        return sessions[(town, login)] = session;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var session in sessions.Values)
            await session.DisposeAsync();
    }
}
