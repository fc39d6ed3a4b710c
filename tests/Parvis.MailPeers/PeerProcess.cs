using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parvis.MailPeers;

/// <summary>A server's program, run by a user who owns nothing else, ended as an administrator ends it.</summary>
public sealed class PeerProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Process process;

    PeerProcess(Process process) => this.process = process;

    /// <param name="user">Whoever runs the tests when they are not root; null to stay root.</param>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static PeerProcess Start(string? user, string program, params string[] arguments)
    {
        string[] line =
            user is not null && IsRoot
                ? ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--", program, .. arguments]
                : [program, .. arguments];
        return new PeerProcess(
            Process.Start(
                new ProcessStartInfo(line[0], line[1..])
                {
                    UseShellExecute = false,
                    WorkingDirectory = "/",
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        );
    }

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Nobody listens there at this moment.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>A program that ends by itself; what it printed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{program} ended with {run.ExitCode}.");
    }

    /// <summary>Until something listens on that port.</summary>
    public async Task ListensAsync(int port, Func<string> log)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(port))
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException(
                    $"{process.StartInfo.FileName} did not start.\n{log()}\n{(process.HasExited ? await process.StandardError.ReadToEndAsync() : "")}"
                );
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // It may have ended since, of itself or because it was asked to otherwise.
            await RunAsync("/bin/sh", "-c", $"kill -TERM {process.Id} 2>/dev/null || true");
        }

        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
    }

    static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
