namespace Parvis.Scans.Programs;

/// <summary>A folder that is removed with all it holds, whatever happens to what is done with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    const string Prefix = "parvis-scan-";

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    /// <summary>The full name of a file in it.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Removes what processes that were killed left. What another account of the machine left stays.</summary>
    /// <param name="before">In UTC; those made later may still be used.</param>
    public static void RemoveLeft(DateTime before)
    {
        var mine = new EnumerationOptions { IgnoreInaccessible = true };
        foreach (var left in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*", mine))
        {
            if (left.LastWriteTimeUtc >= before)
                continue;
            try
            {
                left.Delete(recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { }
        }
    }
}
