using System.Collections.Concurrent;

namespace Parvis.Scans.Programs;

/// <summary>Where the programs are that read scans.</summary>
public static class InstalledPrograms
{
    static readonly ConcurrentDictionary<string, string> Found = new(StringComparer.Ordinal);

    /// <summary>The file of a program, looked for in PATH; what is found once is remembered.</summary>
    /// <returns>Null when it is not installed.</returns>
    public static string? PathOf(string program)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        if (Found.TryGetValue(program, out var known) && File.Exists(known))
            return known;
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names(program).Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (path is not null)
            Found[program] = path;
        return path;
    }

    static IEnumerable<string> Names(string program) =>
        OperatingSystem.IsWindows() ? [program, program + ".exe"] : [program];
}
