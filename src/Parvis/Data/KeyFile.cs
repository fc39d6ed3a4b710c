using System.Security.Cryptography;

namespace Parvis.Data;

/// <summary>A secret of this installation in a file of its own, outside the database; made the first time it is asked for.</summary>
static class KeyFile
{
    const int Bytes = 32;

    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
            WriteNew(path);
        return Convert.FromHexString(File.ReadAllText(path).Trim());
    }

    static void WriteNew(string path)
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(fresh, path, overwrite: false);
    }
}
