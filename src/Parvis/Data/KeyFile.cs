using System.Security.Cryptography;
using System.Text;

namespace Parvis.Data;

/// <summary>A secret of this installation in a file of its own, outside the database; made the first time it is asked for.</summary>
static class KeyFile
{
    const int Bytes = 32;

    public static byte[] Read(string path)
    {
        if (!IsThere(path))
            WriteNew(path);
        return Convert.FromHexString(ReadWhole(path).Trim());
    }

    /// <summary>Two programs may begin together: the key of both is that of the first one there, whole.</summary>
    static void WriteNew(string path)
    {
        var fresh = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = PrivateFile.Create(fresh))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))));
                file.Flush(flushToDisk: true);
            }

            Place(fresh, path);
        }
        catch (IOException) when (IsThere(path))
        {
            // The other one was quicker.
            File.Delete(fresh);
        }
    }

    /// <summary>
    /// Where it is not Windows, a file that is moved can take the place of one that came a moment before. A link
    /// cannot: it is what the first one leaves, and then puts the file itself in its place.
    /// </summary>
    static void Place(string fresh, string path)
    {
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(path, Path.GetFileName(fresh));
        File.Move(fresh, path, overwrite: !OperatingSystem.IsWindows());
    }

    static bool IsThere(string path) => new FileInfo(path).LinkTarget is not null || File.Exists(path);

    /// <summary>Through the link at the very moment it is replaced, nothing is found: then it is there in person.</summary>
    static string ReadWhole(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException)
        {
            return File.ReadAllText(path);
        }
    }
}
