using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Bench;

/// <summary>What one load gave; times in milliseconds.</summary>
/// <param name="MachineLoad">How many processes wanted to run, over the last minute.</param>
sealed record LoadFigures(int Connections, double P50, double P99, long Answers, double PerSecond, double MachineLoad)
{
    /// <summary>Of the server's processor, for one answer: what a busy machine changes least.</summary>
    public double Processor { get; init; }
}

/// <summary>wrk, in a process of its own.</summary>
static partial class Load
{
    public static async Task<LoadFigures> RunAsync(
        Uri address,
        IReadOnlyList<string> script,
        int connections,
        TimeSpan length,
        params (string Name, string Value)[] headers
    )
    {
        var seconds = ((int)Math.Ceiling(length.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var count = connections.ToString(CultureInfo.InvariantCulture);
        var output = await Shell.RunAsync(
            "wrk",
            [
                "-t1",
                $"-c{count}",
                $"-d{seconds}s",
                "--timeout=30s",
                .. headers.Select(h => $"-H{h.Name}: {h.Value}"),
                "-s",
                Checkout.Script(script[0]),
                address.ToString(),
                "--",
                .. script.Skip(1),
            ]
        );
        var found = Figures().Match(output);
        if (!found.Success)
            throw new BenchFailedException($"wrk gave no figures for {address}:\n{output}");
        var (p50, p99, requests, duration, errors) = (
            Value("p50"),
            Value("p99"),
            Value("requests"),
            Value("duration"),
            Value("errors")
        );
        if (errors > 0)
            throw new BenchFailedException($"{errors} of {requests} requests failed at {address}:\n{output}");
        return new LoadFigures(
            connections,
            p50 / 1e3,
            p99 / 1e3,
            (long)requests,
            requests / (duration / 1e6),
            OfMachine()
        );

        double Value(string group) => double.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>How many processes wanted to run, over the last minute.</summary>
    public static double OfMachine() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^FIGURES (?<p50>\d+) (?<p99>\d+) (?<requests>\d+) (?<duration>\d+) (?<errors>\d+)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Figures();
}
