using System.Buffers.Binary;

namespace Parvis.Features.Requests.Files;

/// <summary>
/// A photograph without what its device wrote beside the picture: where it was taken, when, by which telephone, a film of the
/// moment. The picture itself is not touched; how it is held (Exif 2.32, tag 0x0112) and its colours stay.
/// </summary>
public static class PhotoMetadata
{
    const int Orientation = 0x0112;
    const byte Comment = 0xFE;

    static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>The same bytes when it is no JPEG, PNG or WebP, or is not written as one.</returns>
    public static byte[] Removed(byte[] photo)
    {
        try
        {
            return photo switch
            {
                [0xFF, 0xD8, 0xFF, ..] => OfJpeg(photo),
                _ when photo.AsSpan().StartsWith(Png) => OfPng(photo),
                [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => OfWebP(photo),
                _ => photo,
            };
        }
        catch (Exception failure)
            when (failure
                    is ArgumentOutOfRangeException
                        or IndexOutOfRangeException
                        or OverflowException
                        or ArgumentException
            )
        {
            // Cut short: what cannot be walked through is left as it is, and shows as such.
            return photo;
        }
    }

    /// <summary>ITU T.81, annex B: segments up to the end of the image; what telephones put after it is no part of it.</summary>
    static byte[] OfJpeg(byte[] photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo, 0, 2);
        var at = 2;
        var held = 1;
        var head = true;
        while (at < photo.Length)
        {
            // Any number of FF may fill the place before a marker.
            while (photo[at + 1] == 0xFF)
                at++;
            if (photo[at] != 0xFF)
                return photo;
            var marker = photo[at + 1];
            if (marker == 0xD9)
            {
                kept.Write(photo, at, 2);
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(photo.AsSpan(at + 2));
            var body = photo.AsSpan(at + 4, length - 4);
            if (marker == 0xE1 && OrientationOf(body) is { } said)
                held = said;
            // After what applications wrote, before all else.
            if (head && !IsApplication(marker) && marker != Comment)
            {
                WriteOrientation(kept, held);
                head = false;
            }

            if (!IsMetadata(marker, body))
                kept.Write(photo, at, length);
            at += length;
            if (marker == 0xDA)
                at = CopyScan(photo, at, kept);
        }

        return photo;
    }

    static bool IsApplication(byte marker) => marker is >= 0xE0 and <= 0xEF;

    /// <summary>All that an application writes but JFIF, colour profiles and Adobe's transform; and comments.</summary>
    static bool IsMetadata(byte marker, ReadOnlySpan<byte> body) =>
        marker == Comment
        || (
            IsApplication(marker)
            && marker is not (0xE0 or 0xEE)
            && !(marker == 0xE2 && body.StartsWith("ICC_PROFILE"u8))
        );

    /// <summary>To the marker that ends it: a zero after FF is data, D0 to D7 restart it.</summary>
    static int CopyScan(byte[] photo, int at, MemoryStream kept)
    {
        var end = at;
        while (!(photo[end] == 0xFF && photo[end + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF)))
            end++;
        kept.Write(photo, at, end - at);
        return end;
    }

    /// <summary>Null when it is not said.</summary>
    static int? OrientationOf(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = body[6..];
        var little = tiff[0] == (byte)'I';
        var directory = (int)Number32(tiff[4..], little);
        for (var entry = 0; entry < Number16(tiff[directory..], little); entry++)
        {
            var field = tiff[(directory + 2 + (entry * 12))..];
            if (Number16(field, little) == Orientation)
                return Number16(field[8..], little) is var held and >= 1 and <= 8 ? held : null;
        }

        return null;
    }

    static int Number16(ReadOnlySpan<byte> from, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

    static uint Number32(ReadOnlySpan<byte> from, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);

    /// <summary>A telephone held upright writes its picture on its side, and says so there alone.</summary>
    static void WriteOrientation(MemoryStream kept, int held)
    {
        if (held == 1)
            return;
        kept.Write([0xFF, 0xE1, 0, 34]);
        kept.Write("Exif\0\0MM\0*"u8);
        kept.Write([0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)held, 0, 0, 0, 0, 0, 0]);
    }

    /// <summary>PNG, third edition, 11.3: texts, Exif and times are chunks of their own.</summary>
    static byte[] OfPng(byte[] photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(Png);
        for (var at = Png.Length; at < photo.Length; )
        {
            var length = 12 + checked((int)BinaryPrimitives.ReadUInt32BigEndian(photo.AsSpan(at)));
            var kind = photo.AsSpan(at + 4, 4);
            if (!IsPngMetadata(kind))
                kept.Write(photo, at, length);
            if (kind.SequenceEqual("IEND"u8))
                return kept.ToArray();
            at += length;
        }

        return photo;
    }

    static bool IsPngMetadata(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("eXIf"u8)
        || kind.SequenceEqual("tEXt"u8)
        || kind.SequenceEqual("zTXt"u8)
        || kind.SequenceEqual("iTXt"u8)
        || kind.SequenceEqual("tIME"u8);

    /// <summary>RFC 9649, 2.7: the extended header says which chunks follow.</summary>
    static byte[] OfWebP(byte[] photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo, 0, 12);
        for (var at = 12; at + 8 <= photo.Length; )
        {
            var size = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(photo.AsSpan(at + 4)));
            var length = 8 + size + (size & 1);
            var kind = photo.AsSpan(at, 4);
            if (!kind.SequenceEqual("EXIF"u8) && !kind.SequenceEqual("XMP "u8))
            {
                var start = (int)kept.Length;
                kept.Write(photo, at, Math.Min(length, photo.Length - at));
                if (kind.SequenceEqual("VP8X"u8))
                    kept.GetBuffer()[start + 8] &= 0b1111_0011;
            }

            at += length;
        }

        var whole = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)whole.Length - 8);
        return whole;
    }
}
