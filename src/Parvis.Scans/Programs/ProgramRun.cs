using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Parvis.Scans.Programs;

/// <summary>Runs another program to its end, within bounds of time, memory and output.</summary>
public static class ProgramRun
{
    const string MemoryGuard = "/usr/bin/prlimit";

    // One page on one core: several pages at a time serve a morning's post better than several cores on one.
    static readonly (string Name, string Value)[] Environment =
    [
        ("LC_ALL", "C.UTF-8"),
        ("OMP_THREAD_LIMIT", "1"),
        ("VIPS_CONCURRENCY", "1"),
    ];

    /// <summary>Runs it, and says how it ended.</summary>
    /// <param name="program">Looked for in PATH.</param>
    /// <param name="arguments">Given as they are: no shell reads them.</param>
    /// <param name="limits">Beyond them it is ended with its children.</param>
    /// <param name="cancellationToken">Ends it with its children.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (InstalledPrograms.PathOf(program) is not { } path)
            return ProgramResult.Failed(ProgramEnding.NotInstalled);
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(path, arguments, limits);
        if (process is null)
            return ProgramResult.Failed(ProgramEnding.NotInstalled);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(limits.Time);
        // Both are read at once: a program that fills one waits until somebody reads it.
        var output = ReadAsync(process.StandardOutput, limits.Output, over.Token);
        var errors = ReadAsync(process.StandardError, limits.Output, over.Token);
        try
        {
            // The first that is too long ends both: the other may have nothing to say for ever.
            await foreach (var read in Task.WhenEach(output, errors))
                await read;
            await process.WaitForExitAsync(over.Token);
            return new ProgramResult(ProgramEnding.Finished, process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProgramResult.Failed(ProgramEnding.TooLong);
        }
        catch (TooMuchOutputException)
        {
            return ProgramResult.Failed(ProgramEnding.TooMuch);
        }
        finally
        {
            await over.CancelAsync();
            await EndAsync(process);
            await ((Task)Task.WhenAll(output, errors)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static Process? Start(string path, IReadOnlyList<string> arguments, ProgramLimits limits)
    {
        string[] guarded =
            File.Exists(MemoryGuard) && limits.Memory != ProgramLimits.AnyMemory
                ?
                [
                    MemoryGuard,
                    string.Create(CultureInfo.InvariantCulture, $"--as={limits.Memory}"),
                    path,
                    .. arguments,
                ]
                : [path, .. arguments];
        var start = new ProcessStartInfo(guarded[0], guarded[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start);
            process?.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    static async Task<string> ReadAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (text.Length + read > most)
                throw new TooMuchOutputException();
            text.Append(buffer, 0, read);
        }
        return text.ToString();
    }

    static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    sealed class TooMuchOutputException : Exception;
}
