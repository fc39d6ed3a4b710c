using System.Diagnostics;
using System.Text;

namespace Parvis.TestKit;

/// <summary>The built program, launched as a person launches it: its own process, arguments, exit code.</summary>
public sealed class ProgramRun : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly StringBuilder output = new();
    readonly StringBuilder errors = new();

    ProgramRun(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(output);

    public string Errors => Read(errors);

    public int ExitCode => process.ExitCode;

    /// <summary>What the system calls it.</summary>
    public int ProcessId => process.Id;

    /// <summary>Runs to its end.</summary>
    public static Task<ProgramRun> ToEndAsync(string dataFolder, params string[] arguments) =>
        Start(dataFolder, arguments).EndedAsync();

    public static ProgramRun Start(string dataFolder, params string[] arguments) =>
        Start(dataFolder, environment: "Production", arguments);

    public static ProgramRun Start(
        string dataFolder,
        string environment,
        string[] arguments,
        string? connectionString = null
    )
    {
        // From a folder that has nothing of the program: it must not depend on where it is called.
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PARVIS_DATA"] = dataFolder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment.Remove("ConnectionStrings__PostgreSql");
        // As in these tests themselves: measuring the code in order to compile it better costs a sixth of a short run.
        if (!Requirements.Full)
            start.Environment["DOTNET_TieredPGO"] = "0";
        if (connectionString is not null)
            start.Environment["ConnectionStrings__PostgreSql"] = connectionString;
        return new ProgramRun(Process.Start(start)!);
    }

    public async Task<ProgramRun> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return this;
    }

    /// <summary>SIGKILL: nothing of it runs any more, not even a closing word.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for a line on standard error and gives what follows its first words.</summary>
    public async Task<string> WaitForErrorAsync(string words)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(until) < Patience && !process.HasExited)
        {
            if (Errors.Split('\n').FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal)) is { } line)
                return line;
            await Task.Delay(100);
        }

        throw new UnexpectedAnswerException($"« {words} » did not come.\n{Errors}\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Beside the sources, in the configuration that these tests were built in.</summary>
    static string Program
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(
                Repository.ApplicationFolder,
                "bin",
                framework.Parent!.Name,
                framework.Name,
                "Parvis.dll"
            );
        }
    }

    static void Keep(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
                text.AppendLine(line);
        }
    }

    static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
