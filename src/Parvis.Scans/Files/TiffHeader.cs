using System.Buffers.Binary;

namespace Parvis.Scans.Files;

/// <summary>The sizes a TIFF claims, page after page (TIFF 6.0, section 2).</summary>
static class TiffHeader
{
    const int EntryLength = 12;
    const int MostEntries = 4096;
    const int WidthTag = 256;
    const int HeightTag = 257;
    const int ShortType = 3;
    const int LongType = 4;

    /// <param name="file">From its beginning.</param>
    /// <param name="most">Pages beyond it are not looked at: one more is enough to refuse.</param>
    /// <returns>Null when a page cannot be read, or pages run in a circle.</returns>
    public static IReadOnlyList<PixelSize>? Pages(Stream file, int most)
    {
        var header = Read(file, 0, 8);
        if (header is null)
            return null;
        var little = header[0] == 'I';
        var pages = new List<PixelSize>();
        var seen = new HashSet<uint>();
        for (var offset = Long(header.AsSpan(4), little); offset != 0; )
        {
            if (!seen.Add(offset) || Directory(file, offset, little, out var next) is not { } size)
                return null;
            pages.Add(size);
            if (pages.Count > most)
                break;
            offset = next;
        }
        return pages;
    }

    static PixelSize? Directory(Stream file, uint offset, bool little, out uint next)
    {
        next = 0;
        if (Read(file, offset, 2) is not { } count || Short(count, little) is 0 or > MostEntries)
            return null;
        var length = Short(count, little) * EntryLength;
        if (Read(file, offset + 2L, length + 4) is not { } entries)
            return null;
        next = Long(entries.AsSpan(length), little);
        var (width, height) = (0L, 0L);
        for (var at = 0; at < length; at += EntryLength)
        {
            var entry = entries.AsSpan(at, EntryLength);
            var tag = Short(entry, little);
            if (tag == WidthTag)
                width = Value(entry, little);
            else if (tag == HeightTag)
                height = Value(entry, little);
        }
        return PixelSize.Of(width, height);
    }

    static long Value(ReadOnlySpan<byte> entry, bool little) =>
        Short(entry[2..], little) switch
        {
            ShortType => Short(entry[8..], little),
            LongType => Long(entry[8..], little),
            _ => 0,
        };

    static byte[]? Read(Stream file, long offset, int length)
    {
        if (offset + length > file.Length)
            return null;
        var bytes = new byte[length];
        file.Position = offset;
        return file.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : null;
    }

    static int Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    static uint Long(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
