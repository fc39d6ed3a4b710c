namespace Parvis.Data.Dropped;

/// <summary>
/// Which dropped files are whole: size and time were the same at two looks some seconds apart, and no program keeps them
/// to itself, which most do on Windows and few elsewhere. A program that drops files does best to write <c>x.tmp</c> and
/// rename it.
/// </summary>
/// <param name="apart">Time between the two looks. Files are stamped by the machine's clock, whatever the town's is.</param>
public sealed class DroppedFiles(TimeSpan apart)
{
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(4);

    static readonly string[] Passing =
    [
        ".tmp",
        ".part",
        ".partial",
        ".crdownload",
        ".swp",
        "~",
        "thumbs.db",
        "desktop.ini",
    ];

    /// <summary>Programs of another age write « MESSAGE.EML ».</summary>
    static readonly EnumerationOptions AnyCase = new()
    {
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    readonly Lock door = new();
    readonly Dictionary<string, Dictionary<string, Look>> seenIn = new(StringComparer.Ordinal);

    /// <summary>A file that is being written, or what file managers leave in a folder they show.</summary>
    public static bool IsPassing(string name) =>
        name.StartsWith('.') || Array.Exists(Passing, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Oldest first.</summary>
    /// <param name="folder">The same path each time.</param>
    /// <param name="pattern">« *.eml ».</param>
    /// <param name="isWanted">Of those; all when absent.</param>
    public IReadOnlyList<FileInfo> FindWhole(string folder, string pattern, Func<FileInfo, bool>? isWanted = null)
    {
        var files = new DirectoryInfo(folder)
            .EnumerateFiles(pattern, AnyCase)
            .Where(f => f.Exists && isWanted?.Invoke(f) != false)
            .OrderBy(f => f.LastWriteTimeUtc)
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .ToList();
        lock (door)
        {
            var now = TimeProvider.System.GetTimestamp();
            var seen = seenIn.GetValueOrDefault(folder) ?? [];
            var unchanged = new Dictionary<string, Look>(files.Count, StringComparer.Ordinal);
            var whole = new List<FileInfo>();
            foreach (var file in files)
            {
                var look = new Look(file.Length, file.LastWriteTimeUtc, now);
                if (seen.TryGetValue(file.Name, out var before) && before.IsOfTheSame(look))
                {
                    look = before;
                    if (TimeProvider.System.GetElapsedTime(before.At, now) >= apart && IsClosed(file))
                        whole.Add(file);
                }

                unchanged[file.Name] = look;
            }

            seenIn[folder] = unchanged;
            return whole;
        }
    }

    static bool IsClosed(FileInfo file)
    {
        try
        {
            using var alone = file.Open(FileMode.Open, FileAccess.Read, FileShare.None);
            return true;
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    readonly record struct Look(long Size, DateTime WrittenAt, long At)
    {
        public bool IsOfTheSame(Look other) => Size == other.Size && WrittenAt == other.WrittenAt;
    }
}
