using Microsoft.Playwright;

namespace Parvis.BrowserTests.Effort;

/// <summary>What a task cost a person, counted by the browser: keys pressed, mouse presses, documents loaded.</summary>
sealed record Effort(int Keys, int Clicks, int Loads, TimeSpan Machine)
{
    /// <summary>The tab's own storage outlives its documents; pasted and dictated words press no key.</summary>
    const string Counters = """
        if (location.protocol.startsWith("http")) {
          const count = (what) => sessionStorage.setItem(what, Number(sessionStorage.getItem(what) ?? 0) + 1);
          count("loads");
          addEventListener("keydown", (e) => e.isTrusted && count("keys"), true);
          addEventListener("pointerdown", (e) => e.isTrusted && count("clicks"), true);
        }
        """;

    const string Read = """
        () => ["keys", "clicks", "loads"].map((what) => Number(sessionStorage.getItem(what) ?? 0))
        """;

    /// <summary>
    /// Does a task as fast as the machine can, from the page that is open, and counts. <paramref name="task"/> ends
    /// when its outcome is on screen, so its length is the time a person would have waited in all.
    /// </summary>
    public static async Task<Effort> OfAsync(IPage page, Func<Task> task)
    {
        await page.EvaluateAsync("() => sessionStorage.clear()");
        var start = TimeProvider.System.GetTimestamp();
        await task();
        var machine = TimeProvider.System.GetElapsedTime(start);
        var counts = await page.EvaluateAsync<int[]>(Read);
        return new Effort(counts[0], counts[1], counts[2], machine);
    }

    public static Task WatchAsync(IPage page) => page.AddInitScriptAsync(Counters);

    public override string ToString() =>
        $"{Loads} page loads, {Clicks} clicks, {Keys} keys, {Machine.TotalSeconds:0.00} s of machine time";
}
