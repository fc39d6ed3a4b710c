namespace Parvis.ScansTests;

/// <summary>Files of one test, removed with it.</summary>
public sealed class ScratchFolder : IDisposable
{
    readonly string path = Directory.CreateTempSubdirectory("parvis-scans-test-").FullName;

    public string In(string name) => Path.Combine(path, name);

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    public void Dispose() => Directory.Delete(path, recursive: true);
}
