using System.Buffers.Binary;

namespace Parvis.Scans.Files;

/// <summary>The size a JPEG claims, in its frame header (ISO/IEC 10918-1, B.2.2).</summary>
static class JpegHeader
{
    // Segments before the frame hold profiles and thumbnails: some megabytes at most.
    const int MostSegments = 2000;
    const int FrameLength = 6;

    public static IReadOnlyList<PixelSize>? Pages(Stream file) => Frame(file) is var (size, _) ? [size] : null;

    /// <summary>Size and number of colours: one for grey, three for the usual ones.</summary>
    public static (PixelSize Size, int Colours)? Frame(Stream file)
    {
        file.Position = 2;
        Span<byte> header = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[FrameLength];
        for (var segments = 0; segments < MostSegments; segments++)
        {
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || header[0] != 0xFF)
                return null;
            if (header[1] == 0xFF)
            {
                // Any number of fill bytes may stand before a marker.
                file.Position -= 3;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
            if (length < 2)
                return null;
            if (!IsFrame(header[1]))
            {
                file.Position += length - 2;
                continue;
            }
            if (file.ReadAtLeast(frame, FrameLength, throwOnEndOfStream: false) < FrameLength)
                return null;
            var height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
            var width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
            return PixelSize.Of(width, height) is { } size ? (size, frame[5]) : null;
        }
        return null;
    }

    /// <summary>SOF0 to SOF15, but for the three of their range that are tables.</summary>
    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
