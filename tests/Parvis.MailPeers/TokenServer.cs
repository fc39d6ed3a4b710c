using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parvis.MailPeers;

/// <summary>Tells Dovecot whose a token is, as the identity provider of a town does: <c>jeton-boite1</c> is boite1's.</summary>
sealed class TokenServer : IAsyncDisposable
{
    const string Prefix = "jeton-";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task loop;

    public TokenServer()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static string TokenOf(string user) => Prefix + user;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            // GET /?token=jeton-boite1 HTTP/1.1
            var token = (await reader.ReadLineAsync(stop.Token) ?? "").Split(' ', '=').ElementAtOrDefault(2) ?? "";
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync(stop.Token))) { }
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer(token)), stop.Token);
        }
    }

    static string Answer(string token)
    {
        var known = token.StartsWith(Prefix, StringComparison.Ordinal);
        var body = known ? $$"""{"username":"{{token[Prefix.Length..]}}"}""" : "{}";
        return $"HTTP/1.1 {(known ? "200 OK" : "401 Unauthorized")}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
    }
}
