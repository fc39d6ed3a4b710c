using Microsoft.Playwright;
using Parvis.TestKit;

namespace Parvis.BrowserTests;

/// <summary>
/// One browser for the whole run, the one of the system: nothing is downloaded. <c>PARVIS_TESTS_CHROMIUM</c> names
/// another than the usual ones.
/// </summary>
public static class Chromium
{
    static readonly string[] UsualPlaces =
    [
        // The same engine without its window: a third faster.
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    static Chromium() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                Started.Value.Result.CloseAsync().Wait(TimeSpan.FromSeconds(10));
        };

    static string? Executable { get; } =
        UsualPlaces
            .Prepend(Environment.GetEnvironmentVariable("PARVIS_TESTS_CHROMIUM") ?? "")
            .FirstOrDefault(File.Exists);

    public static Task<IBrowser> SharedAsync()
    {
        Requirements.Need(Executable is not null, "Chromium is not here: install it or set PARVIS_TESTS_CHROMIUM.");
        return Started.Value;
    }

    static async Task<IBrowser> StartAsync()
    {
        // Many tests share few processors: what comes late is not missing.
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Args = Arguments,
                Timeout = 60_000,
            }
        );
    }
}
