using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parvis.TestKit;

/// <summary>A mail server of a few lines on a loopback port: keeps what it is given, refuses or waits on demand.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentQueue<string> received = new();
    readonly Task loop;

    public SmtpPeer()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whole messages, as they came.</summary>
    public IReadOnlyList<string> Received => [.. received];

    /// <summary>Answer to RCPT TO.</summary>
    public string RecipientAnswer { get; set; } = "250 OK";

    /// <summary>Answer once the message is read.</summary>
    public string DataAnswer { get; set; } = "250 OK";

    /// <summary>It hangs up instead, with the whole message in its hands.</summary>
    public bool HangsUpOnceGiven { get; set; }

    /// <summary>The answer once the message is read waits for it.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    /// <summary>A whole message came.</summary>
    public TaskCompletionSource Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connections wait for it before the greeting.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public TaskCompletionSource Knocked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
    }

    async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                Knocked.TrySetResult();
                await Open.WaitAsync(stop.Token);
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.ASCII)
                {
                    NewLine = "\r\n",
                    AutoFlush = true,
                };
                await writer.WriteLineAsync("220 test");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                    await writer.WriteLineAsync(await AnswerAsync(line, reader, writer));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side left, or the test is over.
        }
    }

    async Task<string> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        switch (verb)
        {
            case "RCPT":
                return RecipientAnswer;
            case "DATA":
                await writer.WriteLineAsync("354 Go on");
                var message = new StringBuilder();
                while (await reader.ReadLineAsync(stop.Token) is { } text && text != ".")
                    message.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                received.Enqueue(message.ToString());
                Given.TrySetResult();
                await Answering.WaitAsync(stop.Token);
                return HangsUpOnceGiven ? throw new IOException("Hung up.") : DataAnswer;
            case "QUIT":
                return "221 Bye";
            default:
                return "250 OK";
        }
    }
}
