using System.Net;
using AngleSharp.Html.Parser;
using Parvis.Demo;

namespace Parvis.Bench;

/// <summary>Somebody signed in, whose cookies the load carries.</summary>
sealed class Visitor : IDisposable
{
    const string Token = "__RequestVerificationToken";

    readonly CookieContainer cookies = new();
    readonly HttpClient http;

    Visitor(Uri address) =>
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false })
        {
            BaseAddress = address,
        };

    public string Cookie => cookies.GetCookieHeader(http.BaseAddress!);

    public static async Task<Visitor> SignInAsync(Uri address, string login)
    {
        var visitor = new Visitor(address);
        var form = new HtmlParser().ParseDocument(
            await visitor.http.GetStringAsync(new Uri("/connexion", UriKind.Relative))
        );
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/connexion")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Name"] = login,
                    ["Password"] = DemoOptions.WellKnownPassword,
                    [Token] = form.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!,
                }
            ),
        };
        sent.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var landed = await visitor.http.SendAsync(sent);
        return landed.IsSuccessStatusCode && landed.RequestMessage!.RequestUri!.AbsolutePath != "/connexion"
            ? visitor
            : throw new BenchFailedException($"{login} cannot sign in.");
    }

    /// <summary>A page, which must answer 200; the mark says whose commands to note.</summary>
    public async Task<byte[]> GetAsync(string path, string? mark = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        if (mark is not null)
            asked.Headers.Add(SqlWatch.Header, mark);
        using var answer = await http.SendAsync(asked);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new BenchFailedException($"{path} answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => http.Dispose();
}
