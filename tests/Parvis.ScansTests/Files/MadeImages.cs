using System.Buffers.Binary;

namespace Parvis.ScansTests.Files;

/// <summary>Headers of images that claim what they like; nothing follows them.</summary>
static class MadeImages
{
    public static byte[] Png(uint width, uint height)
    {
        var png = new byte[64];
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];
        start.CopyTo(png, 0);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        png[24] = 8;
        return png;
    }

    /// <summary>Pages of one size; with <paramref name="circle"/>, the last leads back to the first.</summary>
    public static byte[] Tiff(uint width, uint height, int pages = 1, bool circle = false)
    {
        const int PageLength = 2 + 2 * 12 + 4;
        var tiff = new byte[8 + pages * PageLength];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        for (var page = 0; page < pages; page++)
        {
            var at = tiff.AsSpan(8 + page * PageLength);
            BinaryPrimitives.WriteUInt16LittleEndian(at, 2);
            Entry(at[2..], 256, width);
            Entry(at[14..], 257, height);
            var next =
                page + 1 < pages ? 8 + (page + 1) * PageLength
                : circle ? 8
                : 0;
            BinaryPrimitives.WriteUInt32LittleEndian(at[26..], (uint)next);
        }
        return tiff;
    }

    static void Entry(Span<byte> entry, ushort tag, uint value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], value);
    }
}
