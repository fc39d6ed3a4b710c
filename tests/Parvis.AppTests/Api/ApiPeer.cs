using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Api.Keys;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Another program, with a key of its own.</summary>
sealed class ApiPeer : IDisposable
{
    public const ApiScopes Everything = (ApiScopes)63;

    readonly HttpClient http;

    ApiPeer(TownApp app, string? token, ApiKey? key)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = app.Address,
        };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Token = token;
        Key = key;
    }

    public string? Token { get; }

    public ApiKey? Key { get; }

    public static ApiPeer WithoutKey(TownApp app, string? token = null) => new(app, token, key: null);

    public static async Task<ApiPeer> OfAsync(
        TownApp app,
        ApiScopes scopes = Everything,
        string name = "Site internet",
        int limit = ApiKey.UsualLimit
    )
    {
        var (key, token) = await app.InScopeAsync(services =>
            services
                .GetRequiredService<ApiKeyService>()
                .CreateAsync(new NewApiKey(name, scopes, limit), by: "test", CancellationToken.None)
        );
        return new ApiPeer(app, token, key);
    }

    public Task<ApiReply> GetAsync(string path, string? language = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), language);

    public Task<ApiReply> PostAsync(string path, object body, string? once = null, string? language = null) =>
        PostTextAsync(path, JsonSerializer.Serialize(body), once, language);

    public Task<ApiReply> PostTextAsync(string path, string json, string? once = null, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (once is not null)
            request.Headers.Add("Idempotency-Key", once);
        return SendAsync(request, language);
    }

    public async Task<ApiReply> SendAsync(HttpRequestMessage request, string? language = null)
    {
        if (language is not null)
            request.Headers.Add("Accept-Language", language);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new ApiReply(
            answer.StatusCode,
            text,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.Location?.ToString(),
            answer.Headers.WwwAuthenticate.ToString(),
            answer.Headers.RetryAfter?.Delta
        );
    }

    public void Dispose() => http.Dispose();
}

sealed record ApiReply(
    HttpStatusCode Status,
    string Text,
    string? ContentType,
    string? Location,
    string WwwAuthenticate,
    TimeSpan? RetryAfter
)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? this[string property] =>
        Json.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public ApiReply Is(HttpStatusCode expected)
    {
        Status.ShouldBe(expected, Text);
        return this;
    }

    /// <summary>A refusal is a whole problem (RFC 9457), never a page; with the fields it names, if any.</summary>
    public ApiReply IsProblem(HttpStatusCode expected, string code, params string[] fields)
    {
        Is(expected);
        ContentType.ShouldBe("application/problem+json");
        this["type"].ShouldBe($"/api#{code}");
        this["status"].ShouldBe(((int)expected).ToString(System.Globalization.CultureInfo.InvariantCulture));
        this["title"].ShouldNotBeNullOrWhiteSpace();
        this["instance"]!.ShouldStartWith("/api/v1");
        var named = Json.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(e => e.GetProperty("field").GetString()).ToArray()
            : [];
        named.ShouldBe(fields, Text);
        return this;
    }
}
