namespace Parvis.LetterBench.Registering;

/// <summary>A TIFF of several pages as scanners write it: one JPEG a page, its bytes as they are.</summary>
static class ScanTiff
{
    const ushort Short = 3;
    const ushort Long = 4;
    const ushort Rational = 5;

    /// <summary>Two rationals stand behind the directory: dots per inch across and down.</summary>
    const int Resolutions = 16;

    public static void Write(string path, IReadOnlyList<string> pictures)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write("II*\0"u8);
        // Where the first directory is; each says where the next one is, and is behind its picture.
        var link = file.BaseStream.Position;
        file.Write(0);
        foreach (var picture in pictures)
            link = Page(file, File.ReadAllBytes(picture), link);
    }

    /// <returns>Where the place of the next directory is written.</returns>
    static long Page(BinaryWriter file, byte[] jpeg, long link)
    {
        var size = JpegSize.Of(jpeg);
        var strip = (uint)file.BaseStream.Position;
        file.Write(jpeg);
        if (jpeg.Length % 2 == 1)
            file.Write((byte)0);
        var resolution = (uint)file.BaseStream.Position;
        for (var written = 0; written < Resolutions; written += 8)
        {
            file.Write(JpegSize.DotsPerInch);
            file.Write(1);
        }

        var directory = file.BaseStream.Position;
        file.BaseStream.Position = link;
        file.Write((uint)directory);
        file.BaseStream.Position = directory;
        (ushort Tag, ushort Type, uint Value)[] fields =
        [
            (256, Long, (uint)size.Width),
            (257, Long, (uint)size.Height),
            (258, Short, 8),
            (259, Short, 7),
            (262, Short, 1),
            (273, Long, strip),
            (277, Short, 1),
            (278, Long, (uint)size.Height),
            (279, Long, (uint)jpeg.Length),
            (282, Rational, resolution),
            (283, Rational, resolution + Resolutions / 2),
            (296, Short, 2),
        ];
        file.Write((ushort)fields.Length);
        foreach (var (tag, type, value) in fields)
        {
            file.Write(tag);
            file.Write(type);
            file.Write(1);
            file.Write(value);
        }

        var next = file.BaseStream.Position;
        file.Write(0);
        return next;
    }
}
