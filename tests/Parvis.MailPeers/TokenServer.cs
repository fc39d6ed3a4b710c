using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parvis.MailPeers;

/// <summary>
/// Gives tokens to applications and tells Dovecot whose a token is, as the identity provider of a town does:
/// <c>jeton-boite1</c> is boite1's.
/// </summary>
sealed class TokenServer : IAsyncDisposable
{
    const string Prefix = "jeton-";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly Task loop;
    int granted;

    public TokenServer()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Tokens given to applications.</summary>
    public int Granted => Volatile.Read(ref granted);

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
            // Programs open connections ahead of what they ask: an idle one must not keep the others waiting.
            _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
    }

    async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(stop.Token) ?? "";
        var length = 0;
        while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } field)
        {
            if (field.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(field.Split(':')[1], CultureInfo.InvariantCulture);
        }

        var form = new char[length];
        // Of an empty form nothing is awaited: the caller has no more to say.
        if (length > 0)
            await reader.ReadBlockAsync(form, stop.Token);
        var answer = line.StartsWith("POST", StringComparison.Ordinal) ? Grant(new string(form)) : Tell(line);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stop.Token);
    }

    /// <summary>Whose a token is: « GET /?token=jeton-boite1 HTTP/1.1 ».</summary>
    static string Tell(string line)
    {
        var token = line.Split(' ', '=').ElementAtOrDefault(2) ?? "";
        return token.StartsWith(Prefix, StringComparison.Ordinal)
            ? Answer("200 OK", $$"""{"username":"{{token[Prefix.Length..]}}"}""")
            : Answer("401 Unauthorized", "{}");
    }

    /// <summary>A token in the name of an application (RFC 6749, section 4.4), good for the mailbox named by its scope.</summary>
    string Grant(string form)
    {
        var fields = form.Split('&')
            .Select(f => f.Split('=', 2))
            .ToDictionary(f => f[0], f => Uri.UnescapeDataString(f[1].Replace('+', ' ')), StringComparer.Ordinal);
        if (fields["client_secret"] != DovecotServer.ApplicationSecret)
            return Answer("401 Unauthorized", """{"error":"invalid_client"}""");
        Interlocked.Increment(ref granted);
        return Answer(
            "200 OK",
            $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{TokenOf(fields["scope"])}}"}"""
        );
    }

    static string Answer(string status, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
