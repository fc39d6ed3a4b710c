using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Parvis.MailPeers;

namespace Parvis.TestKit;

/// <summary>Debian's clamd on a free loopback port, which knows one signature of ours and needs no other.</summary>
public sealed class ClamdServer : IAsyncDisposable
{
    public const string Threat = "Parvis.Essai.UNOFFICIAL";

    const string Program = "/usr/sbin/clamd";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly DirectoryInfo folder;
    readonly Process process;
    readonly int port;

    ClamdServer(DirectoryInfo folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /// <summary>Harmless, and what the signature is of.</summary>
    public static string Infected => "parvis-fichier-infecte-pour-essai";

    public string Address => $"127.0.0.1:{port}";

    /// <summary>The test is skipped where clamd is not installed.</summary>
    public static async Task<ClamdServer> StartAsync()
    {
        Requirements.Need(File.Exists(Program), "clamd (Debian's clamav-daemon) is not installed.");
        var folder = Directory.CreateTempSubdirectory("clamd");
        var port = PeerProcess.FreePort();
        var signatures = folder.CreateSubdirectory("signatures");
        var hex = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Infected));
        await File.WriteAllTextAsync(Path.Combine(signatures.FullName, "essai.ndb"), $"Parvis.Essai:0:*:{hex}\n");
        var settings = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(
            settings,
            $"""
            DatabaseDirectory {signatures.FullName}
            TemporaryDirectory {folder.FullName}
            TCPSocket {port}
            TCPAddr 127.0.0.1
            Foreground yes
            User {Environment.UserName}

            """
        );
        var process = Process.Start(
            new ProcessStartInfo(Program, ["--config-file", settings])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ClamdServer(folder, process, port);
        await server.ListensAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    async Task ListensAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException(
                    $"clamd did not start: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "still silent")}"
                );
            await Task.Delay(50);
        }
    }

    async Task<bool> AnswersAsync()
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
