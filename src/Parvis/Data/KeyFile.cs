using System.Security.Cryptography;
using System.Text;

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

            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // The other one was quicker.
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
