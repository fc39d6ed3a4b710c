using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Pages;

public sealed class CompressionTests
{
    [Fact]
    public async Task Under_https_what_is_the_same_for_everybody_is_compressed_and_pages_are_not()
    {
        await using var app = await TownApp.StartAsync(
            DatabaseKind.Sqlite,
            new TownAppOptions { Configure = services => services.AddSingleton<IStartupFilter>(new BehindHttps()) }
        );
        using var visitor = app.Visit();

        foreach (var shared in new[] { "/css/parvis.css", "/lib/htmx/htmx.min.js", "/icons.svg" })
            (await EncodingAsync(visitor, shared)).ShouldBe(["br"], shared);
        (await EncodingAsync(visitor, "/connexion")).ShouldBeEmpty();
    }

    static async Task<ICollection<string>> EncodingAsync(TownClient visitor, string address)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await visitor.SendOnceAsync(ask);
        answer.EnsureSuccessStatusCode();
        return [.. answer.Content.Headers.ContentEncoding];
    }

    sealed class BehindHttps : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, step) =>
                    {
                        context.Request.Scheme = "https";
                        return step();
                    }
                );
                next(app);
            };
    }
}
