using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Parvis.Mail.Servers;
using Parvis.MailPeers;

namespace Parvis.MailTests;

/// <summary>
/// A server that plays a script on a loopback port, for one connection. <c>S: </c> a line it says, <c>S= </c> the same
/// without a line end, <c>C: </c> a line it must hear, <c>TLS</c> it encrypts from here, <c>CUT</c> it hangs up,
/// <c>MUTE</c> it says nothing more and waits until the other leaves, <c>WAIT</c> it waits for <see cref="GoOn"/>.
/// </summary>
sealed class ScriptedServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly string[] script;
    readonly PeerCertificate? certificate;
    readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task play;
    Stream? stream;

    public ScriptedServer(params string[] script)
        : this(null, script) { }

    public ScriptedServer(PeerCertificate? certificate, params string[] script)
    {
        this.certificate = certificate;
        this.script = script;
        listener.Start();
        play = PlayAsync();
    }

    public MailServer Server =>
        new()
        {
            Host = "localhost",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Encryption = MailEncryption.None,
            TrustedCertificate = certificate?.Authority,
            ExchangeTimeout = TimeSpan.FromSeconds(10),
        };

    /// <summary>Done once it has come to WAIT.</summary>
    public Task Waiting => waiting.Task;

    public void GoOn() => goOn.TrySetResult();

    /// <summary>Fails unless the whole script was played, each line as it was to be.</summary>
    public Task PlayedAsync() => play.WaitAsync(TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await play.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    async Task PlayAsync()
    {
        using var client = await listener.AcceptTcpClientAsync(stop.Token);
        stream = client.GetStream();
        try
        {
            foreach (var step in script)
            {
                if (step == "CUT")
                    return;
                await StepAsync(step);
            }

            // The other side hangs up first, as it does in life.
            await ReadLineAsync();
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    async Task StepAsync(string step)
    {
        switch (step)
        {
            case "TLS":
                var encrypted = new SslStream(stream!);
                await encrypted.AuthenticateAsServerAsync(certificate!.Server);
                stream = encrypted;
                break;
            case "WAIT":
                waiting.TrySetResult();
                await goOn.Task.WaitAsync(stop.Token);
                break;
            case "MUTE":
                while (await ReadLineAsync() is not null) { }
                break;
            case ['S', ':', ' ', ..]:
                await SayAsync(step[3..] + "\r\n");
                break;
            case ['S', '=', ' ', ..]:
                await SayAsync(step[3..]);
                break;
            default:
                var heard = await ReadLineAsync();
                if ($"C: {heard}" != step)
                    throw new InvalidOperationException($"Expected « {step} », heard « {heard} ».");
                break;
        }
    }

    async Task SayAsync(string text) => await stream!.WriteAsync(Encoding.UTF8.GetBytes(text), stop.Token);

    /// <summary>Null when the other side left.</summary>
    async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        try
        {
            while (await stream!.ReadAsync(one, stop.Token) == 1)
            {
                if (one[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }
        }
        catch (IOException)
        {
            return null;
        }

        return null;
    }
}
