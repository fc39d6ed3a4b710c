using System.Buffers.Binary;

namespace Parvis.Mail.Reading.Tnef;

/// <param name="Id">Of the property, without its type.</param>
/// <param name="Type">Of the value.</param>
/// <param name="Bytes">Of the first value.</param>
readonly record struct MapiProperty(int Id, int Type, byte[] Bytes)
{
    public bool IsUnicode => Type == MapiProperties.Unicode;

    public bool IsText => Type is MapiProperties.Unicode or MapiProperties.String8;

    public bool IsObject => Type == MapiProperties.Object;
}

/// <summary>The list of properties inside an attribute of a TNEF (MS-OXTNEF, section 2.1.3.4).</summary>
sealed class MapiProperties
{
    public const int Object = 0x000D;
    public const int String8 = 0x001E;
    public const int Unicode = 0x001F;
    const int Binary = 0x0102;
    const int Several = 0x1000;

    readonly byte[] bytes;
    int at;
    uint left;

    public MapiProperties(byte[] bytes)
    {
        this.bytes = bytes;
        left = TryNumber(out var count) ? count : 0;
    }

    /// <summary>False when the list is cut or holds what nobody knows how to pass over.</summary>
    public bool IsWhole { get; private set; } = true;

    public bool Next(out MapiProperty property)
    {
        property = default;
        if (left == 0)
            return false;
        left--;
        if (TryRead(out property))
            return true;
        IsWhole = false;
        left = 0;
        return false;
    }

    bool TryRead(out MapiProperty property)
    {
        property = default;
        if (!TryNumber(out var tag))
            return false;
        var (type, id) = ((int)(tag & 0xFFFF), (int)(tag >> 16));
        if (id >= 0x8000 && !PassName())
            return false;
        var several = (type & Several) != 0;
        type &= ~Several;
        var size = FixedSize(type);
        if (size < 0 && type is not (Object or String8 or Unicode or Binary))
            return false;
        var count = 1u;
        if ((several || size < 0) && !TryNumber(out count))
            return false;
        return TryValues(count, size, out var first) && (property = new MapiProperty(id, type, first)) is var _;
    }

    bool TryValues(uint count, int size, out byte[] first)
    {
        first = [];
        for (var i = 0u; i < count; i++)
        {
            var length = (uint)size;
            if ((size < 0 && !TryNumber(out length)) || length > bytes.Length - at)
                return false;
            if (i == 0)
                first = bytes.AsSpan(at, (int)length).ToArray();
            at = Math.Min(bytes.Length, at + (int)((length + 3) & ~3u));
        }
        return true;
    }

    bool PassName()
    {
        at += 16;
        if (!TryNumber(out var kind) || !TryNumber(out var length))
            return false;
        if (kind == 0)
            return true;
        if (length > bytes.Length - at)
            return false;
        at = Math.Min(bytes.Length, at + (int)((length + 3) & ~3u));
        return true;
    }

    bool TryNumber(out uint number)
    {
        number = 0;
        if (at + 4 > bytes.Length)
            return false;
        number = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
        at += 4;
        return true;
    }

    static int FixedSize(int type) =>
        type switch
        {
            0x0001 => 0,
            0x0002 or 0x0003 or 0x0004 or 0x000A or 0x000B => 4,
            0x0005 or 0x0006 or 0x0007 or 0x0014 or 0x0040 => 8,
            0x0048 => 16,
            _ => -1,
        };
}
