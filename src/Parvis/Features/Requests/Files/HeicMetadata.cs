using System.Buffers.Binary;

namespace Parvis.Features.Requests.Files;

/// <summary>
/// A HEIC photograph without its Exif and XMP items: their bytes become zeros where they are, so that nothing moves and the
/// picture is not touched. How it is held is a property of its own (ISO/IEC 23008-12, irot) and stays.
/// </summary>
public static class HeicMetadata
{
    /// <summary>Exif that says nothing: where it begins, a header, no entry.</summary>
    static ReadOnlySpan<byte> EmptyExif => [0, 0, 0, 0, 0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

    /// <summary>What a film, or what a maker adds beside the picture, may say is not known here.</summary>
    static readonly string[] Known = ["ftyp", "meta", "mdat", "free", "skip"];

    /// <returns>Null when it is not written as expected: where it was taken may still be in it.</returns>
    public static byte[]? Removed(byte[] photo)
    {
        try
        {
            var kept = photo.ToArray();
            var boxes = Boxes(photo, 0, photo.Length).ToList();
            if (boxes.Exists(b => !Known.Contains(b.Kind, StringComparer.Ordinal)))
                return null;
            foreach (var meta in boxes.Where(b => b.Kind == "meta"))
            {
                // A full box: its version and flags come before what it holds.
                var parts = Boxes(photo, meta.From + 4, meta.To).ToList();
                var told = Items(photo, parts).DistinctBy(i => i.Item).ToDictionary(i => i.Item, i => i.IsExif);
                if (told.Count == 0)
                    continue;
                var left = told.Keys.ToHashSet();
                foreach (var (item, from, length) in Extents(photo, parts).Where(e => told.ContainsKey(e.Item)))
                {
                    left.Remove(item);
                    var place = kept.AsSpan(from, length);
                    place.Clear();
                    if (told[item] && length >= EmptyExif.Length)
                        EmptyExif.CopyTo(place);
                }

                if (left.Count > 0)
                    return null;
            }

            return boxes.Exists(b => b.Kind == "meta") ? kept : null;
        }
        catch (Exception failure)
            when (failure
                    is ArgumentOutOfRangeException
                        or IndexOutOfRangeException
                        or OverflowException
                        or FormatException
            )
        {
            return null;
        }
    }

    /// <summary>ISO/IEC 14496-12, 4.2: a size, four letters, what is in it.</summary>
    static IEnumerable<(string Kind, int From, int To)> Boxes(byte[] photo, int from, int to)
    {
        for (var at = from; at < to; )
        {
            var size = (long)Number(photo, at, 4);
            var head = 8;
            if (size == 1)
                (size, head) = (checked((long)Number(photo, at + 8, 8)), 16);
            else if (size == 0)
                size = to - at;
            if (size < head || at + size > to)
                throw new FormatException("A box ends before it begins, or beyond what holds it.");
            yield return (System.Text.Encoding.Latin1.GetString(photo, at + 4, 4), at + head, (int)(at + size));
            at += (int)size;
        }
    }

    /// <summary>8.11.6: those that are Exif, or a text such as XMP.</summary>
    static IEnumerable<(uint Item, bool IsExif)> Items(byte[] photo, List<(string Kind, int From, int To)> parts)
    {
        foreach (var list in parts.Where(p => p.Kind == "iinf"))
        {
            var counted = photo[list.From] == 0 ? 2 : 4;
            foreach (var entry in Boxes(photo, list.From + 4 + counted, list.To).Where(b => b.Kind == "infe"))
            {
                var version = photo[entry.From];
                if (version is not (2 or 3))
                    throw new FormatException("An item of a kind that is not named.");
                var wide = version == 3 ? 4 : 2;
                var kind = System.Text.Encoding.Latin1.GetString(photo, entry.From + 4 + wide + 2, 4);
                if (kind is "Exif" or "mime" or "uri ")
                    yield return ((uint)Number(photo, entry.From + 4, wide), kind == "Exif");
            }
        }
    }

    /// <summary>8.11.3: where the bytes of each item are, in the file itself or in its « idat ».</summary>
    static IEnumerable<(uint Item, int From, int Length)> Extents(
        byte[] photo,
        List<(string Kind, int From, int To)> parts
    )
    {
        foreach (var list in parts.Where(p => p.Kind == "iloc"))
        {
            var version = photo[list.From];
            var (offset, length) = (photo[list.From + 4] >> 4, photo[list.From + 4] & 15);
            var (origin, index) = (photo[list.From + 5] >> 4, version is 1 or 2 ? photo[list.From + 5] & 15 : 0);
            var wide = version == 2 ? 4 : 2;
            var at = list.From + 6;
            var items = Take(wide);
            for (var n = 0u; n < items; n++)
            {
                var item = (uint)Take(wide);
                var method = version is 1 or 2 ? (int)Take(2) & 15 : 0;
                at += 2;
                var start = (long)Take(origin);
                var extents = Take(2);
                for (var e = 0u; e < extents; e++)
                {
                    at += index;
                    var from = start + (long)Take(offset);
                    var size = (long)Take(length);
                    if (size == 0)
                        throw new FormatException("An item that says nothing of its length.");
                    var held = method switch
                    {
                        0 => 0,
                        1 => parts.First(p => p.Kind == "idat").From,
                        _ => throw new FormatException("An item made of others."),
                    };
                    yield return (item, checked((int)(held + from)), checked((int)size));
                }
            }

            ulong Take(int bytes)
            {
                var read = Number(photo, at, bytes);
                at += bytes;
                return read;
            }
        }
    }

    static ulong Number(byte[] photo, int at, int bytes) =>
        bytes switch
        {
            0 => 0,
            2 => BinaryPrimitives.ReadUInt16BigEndian(photo.AsSpan(at)),
            4 => BinaryPrimitives.ReadUInt32BigEndian(photo.AsSpan(at)),
            8 => BinaryPrimitives.ReadUInt64BigEndian(photo.AsSpan(at)),
            _ => throw new FormatException("A number of a size that is not written."),
        };
}
