using Parvis.Data.Dropped;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>
/// What lies in the folder of messages and is none: a <c>.msg</c>, a folder. It stays where somebody put it, who finds it
/// there, and is told of.
/// </summary>
/// <param name="patience">A program may still be about to give its file its name.</param>
public sealed class OtherFiles(TimeSpan patience)
{
    public static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(1);

    const int MostTold = 1000;

    readonly Lock door = new();
    Dictionary<string, long> since = new(StringComparer.Ordinal);

    /// <summary>What was last written down of them; null before the first look.</summary>
    public string? Told { get; set; }

    /// <summary>By name, those that have been there long enough; the first thousand.</summary>
    /// <param name="folder">The same each time.</param>
    /// <param name="own">Names of what this program keeps there.</param>
    public IReadOnlyList<string> Find(string folder, params IReadOnlyCollection<string> own)
    {
        var names = new DirectoryInfo(folder)
            .EnumerateFileSystemInfos()
            .Where(entry => IsOther(entry) && !own.Contains(entry.Name))
            .Select(entry => entry.Name)
            .Take(MostTold)
            .Order(StringComparer.Ordinal)
            .ToList();
        lock (door)
        {
            var now = TimeProvider.System.GetTimestamp();
            since = names.ToDictionary(
                name => name,
                name => since.GetValueOrDefault(name, now),
                StringComparer.Ordinal
            );
            return names.FindAll(name => TimeProvider.System.GetElapsedTime(since[name], now) >= patience);
        }
    }

    static bool IsOther(FileSystemInfo entry) =>
        !DroppedFiles.IsPassing(entry.Name)
        && (entry is DirectoryInfo || !entry.Extension.Equals(".eml", StringComparison.OrdinalIgnoreCase));
}
