namespace Parvis.MailPeers;

/// <summary>A throw-away folder that a server run by another user can read.</summary>
public sealed class PeerFolder : IDisposable
{
    const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("pv");

    public PeerFolder() => Open(root.FullName);

    public string Path => root.FullName;

    public string In(string name) => System.IO.Path.Combine(root.FullName, name);

    /// <summary>A folder inside, open to every user of the machine.</summary>
    public string Make(string name)
    {
        var folder = Directory.CreateDirectory(In(name)).FullName;
        Open(folder);
        return folder;
    }

    public string Write(string name, string content)
    {
        File.WriteAllText(In(name), content);
        return In(name);
    }

    public void Dispose() => root.Delete(recursive: true);

    static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Everybody);
    }
}
