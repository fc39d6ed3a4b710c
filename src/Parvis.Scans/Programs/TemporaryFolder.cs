namespace Parvis.Scans.Programs;

/// <summary>A folder that is removed with all it holds, whatever happens.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("parvis-scan-").FullName;

    /// <summary>The full name of a file in it.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
