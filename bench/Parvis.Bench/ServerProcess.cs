using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parvis.MailPeers;

namespace Parvis.Bench;

/// <summary>A web server in a process of its own, on a free loopback port.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    readonly Process process;

    ServerProcess(Process process, Uri address, TimeSpan startedIn)
    {
        this.process = process;
        Address = address;
        StartedIn = startedIn;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan StartedIn { get; }

    /// <param name="assembly">Takes <c>--urls</c>.</param>
    /// <param name="first">The page that says it is ready.</param>
    public static async Task<ServerProcess> StartAsync(
        string assembly,
        string[] arguments,
        IReadOnlyDictionary<string, string> environment,
        string first
    )
    {
        var address = new Uri($"http://127.0.0.1:{PeerProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, "--urls", address.ToString()])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        var started = Process.Start(start)!;
        started.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { Length: > 0 } line)
                Console.Error.WriteLine($"    server: {line}");
        };
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http, first))
        {
            if (started.HasExited || watch.Elapsed > TimeSpan.FromMinutes(5))
                throw new BenchFailedException($"{assembly} does not answer.");
            await Task.Delay(20);
        }

        return new ServerProcess(started, address, watch.Elapsed);
    }

    /// <summary>Of the processor, since the start.</summary>
    public TimeSpan Processor => Process.GetProcessById(process.Id).TotalProcessorTime;

    /// <summary>Megabytes at most: with the pages of the database file it looks at, which the system takes back at will, and without.</summary>
    public (int All, int Own) Memory { get; private set; }

    /// <summary>The system remembers the most of all memory, not of the process's own.</summary>
    public void LookAtMemory()
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        Memory = (Megabytes("VmHWM:"), Math.Max(Memory.Own, Megabytes("RssAnon:")));

        int Megabytes(string name) =>
            int.Parse(
                status
                    .First(l => l.StartsWith(name, StringComparison.Ordinal))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture
            ) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
