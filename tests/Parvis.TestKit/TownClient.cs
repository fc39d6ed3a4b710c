using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.TestKit;

/// <summary>Somebody at a browser without JavaScript: keeps cookies, follows links and redirects, fills real forms.</summary>
public sealed class TownClient : IDisposable
{
    /// <summary>The field that proves that a form came from this town.</summary>
    public const string Token = "__RequestVerificationToken";

    const int MaxRedirects = 5;

    static readonly HtmlParser Parser = new();

    readonly TownApp? app;
    readonly HttpClient http;

    public TownClient(TownApp app)
        : this(app.Address) => this.app = app;

    /// <summary>At the door of a town served from elsewhere.</summary>
    public TownClient(Uri town)
    {
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                UseProxy = false,
            }
        )
        {
            BaseAddress = town,
        };
    }

    public TownApp App => app ?? throw new InvalidOperationException("This town is not served by this process.");

    public CookieContainer Cookies { get; } = new();

    /// <summary>Through the real form.</summary>
    public async Task SignInAsync(string login, string password = TestTown.Password)
    {
        var page = await GetPageAsync("/connexion");
        var landed = await page.SubmitAsync("Se connecter", ("Name", login), ("Password", password));
        if (landed.Path == "/connexion")
            throw new UnexpectedAnswerException($"{login} could not sign in: {landed.Text}");
    }

    /// <summary>A page, after its redirects; anything but the expected answer fails with what came instead.</summary>
    public Task<TownPage> GetPageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)), expected);

    /// <summary>A page as htmx asks for it: often a fragment.</summary>
    public Task<TownPage> GetFragmentAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.Add("HX-Request", "true");
        return SendAsync(request, expected);
    }

    /// <summary>A fragment as htmx asks for it with what is typed in a page's form, which no address may tell.</summary>
    public Task<TownPage> PostFragmentAsync(TownPage form, string address, params (string Field, string Value)[] typed)
    {
        var pairs = typed.Append((Field: Token, Value: form.ValueOf(Token)));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(pairs.Select(p => KeyValuePair.Create(p.Field, p.Value))),
        };
        request.Headers.Add("HX-Request", "true");
        return SendAsync(request);
    }

    /// <summary>One exchange, redirects not followed.</summary>
    public async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request) => await http.SendAsync(request);

    /// <summary>
    /// A form that no page offered, posted with the valid token of one's own account: only the right to do it is
    /// missing.
    /// </summary>
    public async Task<HttpStatusCode> ForgeAsync(string address, params (string Field, string Value)[] values)
    {
        var own = await GetPageAsync("/mon-compte/mot-de-passe");
        var pairs = values.Append((Field: Token, Value: own.ValueOf(Token)));
        using var forged = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(pairs.Select(p => KeyValuePair.Create(p.Field, p.Value))),
        };
        using var answer = await SendOnceAsync(forged);
        return answer.StatusCode;
    }

    public async Task<TownPage> SendAsync(HttpRequestMessage request, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (response, mark) = await ExchangeAsync(request);
        for (var hop = 0; IsRedirect(response) && !IsRedirect(expected) && hop < MaxRedirects; hop++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            var sentAgain = response.StatusCode == HttpStatusCode.TemporaryRedirect;
            response.Dispose();
            var follow = new HttpRequestMessage(sentAgain ? request.Method : HttpMethod.Get, next);
            if (sentAgain)
                follow.Content = request.Content;
            (response, mark) = await ExchangeAsync(follow);
        }

        var body = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        if (response.StatusCode != expected)
        {
            throw new UnexpectedAnswerException(
                $"{request.Method} {request.RequestUri} ended at {address.PathAndQuery} with {(int)response.StatusCode} "
                    + $"{response.StatusCode} instead of {(int)expected}.\n{Readable(body)}"
            );
        }

        return new TownPage(this, address, response, body, Parser.ParseDocument(body), mark);
    }

    public void Dispose() => http.Dispose();

    async Task<(HttpResponseMessage Response, string Mark)> ExchangeAsync(HttpRequestMessage request)
    {
        var mark = Guid.NewGuid().ToString("N");
        request.Headers.Add(SqlTallies.Header, mark);
        if (request.Method == HttpMethod.Post && !request.Headers.Contains("Origin"))
            request.Headers.TryAddWithoutValidation("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return (await http.SendAsync(request), mark);
    }

    static bool IsRedirect(HttpResponseMessage response) =>
        IsRedirect(response.StatusCode) && response.Headers.Location is not null;

    static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400;

    internal static string Readable(string body)
    {
        var document = Parser.ParseDocument(body);
        var text = document.QuerySelector("main")?.ToHtml() ?? body;
        return text.Length > 6000 ? text[..6000] + "…" : text;
    }
}

/// <summary>The town answered something else than the test expects; the message holds the page.</summary>
public sealed class UnexpectedAnswerException(string message) : Exception(message);
