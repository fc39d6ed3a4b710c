using System.Net;
using Microsoft.Playwright;
using Parvis.TestKit;

namespace Parvis.BrowserTests;

/// <summary>What somebody sits in front of.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desktop = new(1280, 900);
    public static readonly Screen Phone = new(360, 740) { Touch = true };

    public bool Touch { get; init; }

    public bool JavaScript { get; init; } = true;

    public ColorScheme Theme { get; init; } = ColorScheme.Light;
}

/// <summary>
/// One person's browser: a context of its own, one tab, and everything the browser complained about meanwhile.
/// </summary>
public sealed class BrowserSession : IAsyncDisposable
{
    const float Patience = 20_000;

    /// <summary>Violations are also errors of the console, but not in every version of every browser.</summary>
    const string ReportViolations = """
        addEventListener("securitypolicyviolation",
          (e) => console.error(`${e.violatedDirective} blocked ${e.blockedURI} ${e.sample}`));
        """;

    /// <summary>An import that is asked for twice is done once: waiting for it is waiting for the page's own.</summary>
    const string ModulesHaveRun = """
        () => Promise.all([...document.querySelectorAll("[data-module]")]
          .flatMap((element) => element.dataset.module.split(" "))
          .map((name) => import(`/js/modules/${name}.js`)))
        """;

    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    BrowserSession(IBrowserContext context, IPage page, TownApp app, Screen screen)
    {
        this.context = context;
        Page = page;
        App = app;
        Screen = screen;
    }

    public IPage Page { get; }

    public TownApp App { get; }

    public Screen Screen { get; }

    /// <summary>Errors of the console, exceptions of scripts, what the security policy blocked, answers 4xx and 5xx.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
                return [.. complaints];
        }
    }

    /// <summary>Nobody is signed in yet.</summary>
    public static async Task<BrowserSession> OpenAsync(TownApp app, Screen screen)
    {
        var browser = await Chromium.SharedAsync();
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = app.Address.ToString(),
                Locale = "fr-FR",
                TimezoneId = "Europe/Paris",
                ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
                HasTouch = screen.Touch,
                JavaScriptEnabled = screen.JavaScript,
                ColorScheme = screen.Theme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(ReportViolations);
        var session = new BrowserSession(context, await context.NewPageAsync(), app, screen);
        session.Listen();
        return session;
    }

    /// <summary>Signed in with the cookies of a sign-in made before: making one is slow on purpose.</summary>
    public static async Task<BrowserSession> OpenAsync(TownClient signedIn, Screen screen)
    {
        var session = await OpenAsync(signedIn.App, screen);
        var cookies = signedIn.Cookies.GetAllCookies();
        await session.context.AddCookiesAsync(
            cookies.Select(c => new Microsoft.Playwright.Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = signedIn.App.Address.Host,
                Path = c.Path,
                HttpOnly = c.HttpOnly,
            })
        );
        return session;
    }

    public async Task<IResponse> GoAsync(string address)
    {
        var response = await Page.GotoAsync(
            address,
            new PageGotoOptions { WaitUntil = WaitUntilState.Load, Timeout = 30_000 }
        );
        return response!;
    }

    /// <summary>Nothing has been asked for half a second: for what counts requests or keys.</summary>
    public Task SettleAsync() => Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

    /// <summary>The modules the page asks for have run, and what htmx asked for at once has come.</summary>
    public async Task ReadyAsync()
    {
        await Page.EvaluateAsync(ModulesHaveRun);
        await Page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request')");
    }

    /// <summary>The same tab for something else: what was complained about before is forgotten.</summary>
    public async Task StartAgainAsync()
    {
        await Page.SetViewportSizeAsync(Screen.Width, Screen.Height);
        await Page.EmulateMediaAsync(
            new PageEmulateMediaOptions { ColorScheme = Screen.Theme, ForcedColors = ForcedColors.None }
        );
        lock (complaints)
            complaints.Clear();
    }

    void Listen()
    {
        Page.Console += (_, message) =>
        {
            // The answer's own number is asserted by its code, with its address.
            if (
                message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                // What was asked for while the page was left: htmx says so, and nobody waits for it any more.
                && !message.Text.StartsWith("htmx:sendAbort", StringComparison.Ordinal)
                && !message.Text.StartsWith("htmx:afterRequest", StringComparison.Ordinal)
            )
                Complain($"console: {message.Text}");
        };
        Page.PageError += (_, error) => Complain($"script: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= (int)HttpStatusCode.BadRequest)
                Complain($"{response.Status} {new Uri(response.Url).PathAndQuery}");
        };
    }

    void Complain(string sentence)
    {
        lock (complaints)
            complaints.Add(sentence);
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
