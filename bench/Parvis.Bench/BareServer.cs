namespace Parvis.Bench;

/// <summary>Kestrel and nothing else: as many bytes as the address says. What no page can be faster than.</summary>
static class BareServer
{
    public static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var bodies = new System.Collections.Concurrent.ConcurrentDictionary<int, byte[]>();
        app.MapGet(
            "/{bytes:int}",
            (int bytes, HttpResponse response) =>
            {
                response.ContentType = "text/html; charset=utf-8";
                response.ContentLength = bytes;
                return response.Body.WriteAsync(bodies.GetOrAdd(bytes, n => new byte[n])).AsTask();
            }
        );
        await app.RunAsync();
    }
}
