using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parvis.TestKit;

/// <summary>Another program of the town, on a loopback port: keeps the calls it gets and answers what it is told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    readonly ConcurrentQueue<WebhookReceived> received = new();
    readonly WebApplication host;

    WebhookReceiver(WebApplication host) => this.host = host;

    public IReadOnlyList<WebhookReceived> Received => [.. received];

    public int Answer { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Where an answer of the 300s leads.</summary>
    public string? Location { get; set; }

    /// <summary>Calls wait for it before the answer.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public string Address => $"{host.Urls.First()}/parvis";

    /// <summary>The same port by a name that leads to this machine.</summary>
    public string LocalName => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = builder.Build();
        var receiver = new WebhookReceiver(host);
        host.Run(receiver.ReceiveAsync);
        await host.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        received.Enqueue(
            new WebhookReceived(
                context.Request.Path,
                context.Request.Headers.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                body
            )
        );
        await Open;
        context.Response.StatusCode = Answer;
        if (Location is { } elsewhere)
            context.Response.Headers.Location = elsewhere;
    }
}

public sealed record WebhookReceived(string Path, IReadOnlyDictionary<string, string> Headers, string Body);
