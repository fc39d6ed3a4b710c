using System.Buffers.Binary;

namespace Parvis.Scans.Files;

/// <summary>The size a PNG claims (ISO/IEC 15948, 11.2.2: IHDR comes first).</summary>
static class PngHeader
{
    const int ChunkType = 12;
    const int Width = 16;
    const int Height = 20;
    const int End = 24;

    public static IReadOnlyList<PixelSize>? Pages(ReadOnlySpan<byte> beginning) =>
        beginning.Length >= End
        && beginning[ChunkType..Width].SequenceEqual("IHDR"u8)
        && PixelSize.Of(
            BinaryPrimitives.ReadUInt32BigEndian(beginning[Width..]),
            BinaryPrimitives.ReadUInt32BigEndian(beginning[Height..])
        )
            is { } size
            ? [size]
            : null;
}
