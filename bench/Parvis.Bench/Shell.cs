using System.Diagnostics;

namespace Parvis.Bench;

/// <summary>Another program, run to its end.</summary>
static class Shell
{
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new BenchFailedException($"{program} ended with {process.ExitCode}.\n{output}\n{await errors}");
    }
}

/// <summary>Something measured does not work: no figure is worth writing.</summary>
sealed class BenchFailedException(string message) : Exception(message);
