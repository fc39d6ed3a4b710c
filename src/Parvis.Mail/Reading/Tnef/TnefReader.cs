using System.Buffers.Binary;
using Parvis.Mail.Reading.Parts;

namespace Parvis.Mail.Reading.Tnef;

/// <summary>
/// Opens the « winmail.dat » that Outlook and Exchange send (MS-OXTNEF): its files and its text become parts. What is cut
/// or broken is read up to there.
/// </summary>
sealed class TnefReader(Stream source, ReadingContext context)
{
    const uint Signature = 0x223E9F78;
    const int LargestInMemory = 4 * 1024 * 1024;

    const uint Body = 0x0002800C;
    const uint CodePage = 0x00069007;
    const uint MessageProperties = 0x00069003;
    const uint NewAttachment = 0x00069002;
    const uint AttachmentTitle = 0x00018010;
    const uint AttachmentData = 0x0006800F;
    const uint AttachmentProperties = 0x00069005;

    readonly byte[] head = new byte[9];
    readonly TnefParts parts = new(context);

    /// <summary>False when it is no TNEF at all, or was cut before its end.</summary>
    public bool IsWhole { get; private set; }

    public bool IsTnef { get; private set; }

    public List<MailPart> Read()
    {
        IsTnef = Fill(6) && BinaryPrimitives.ReadUInt32LittleEndian(head) == Signature;
        if (!IsTnef)
            return [];
        IsWhole = true;
        // Something else than a level of attribute ends the list: some programs add noise there.
        while (Fill(9) && head[0] is 1 or 2)
        {
            var tag = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(1));
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(5));
            if (!Take(tag, length) || !Fill(2))
            {
                IsWhole = false;
                break;
            }
        }
        return parts.Finish();
    }

    bool Take(uint tag, uint length)
    {
        switch (tag)
        {
            case NewAttachment:
                parts.Begin();
                return Skip(length);
            case AttachmentData:
                return parts.TakeData(source, length);
            case AttachmentTitle or AttachmentProperties or MessageProperties or Body or CodePage:
                return length <= LargestInMemory
                    ? Exactly(length) is { } value && parts.Take(Meaning(tag), value)
                    : Skip(length);
            default:
                return Skip(length);
        }
    }

    static TnefMeaning Meaning(uint tag) =>
        tag switch
        {
            AttachmentTitle => TnefMeaning.Title,
            AttachmentProperties => TnefMeaning.AttachmentProperties,
            MessageProperties => TnefMeaning.MessageProperties,
            Body => TnefMeaning.Body,
            _ => TnefMeaning.CodePage,
        };

    bool Fill(int count) => source.ReadAtLeast(head.AsSpan(0, count), count, throwOnEndOfStream: false) == count;

    byte[]? Exactly(uint length)
    {
        if (length > source.Length - source.Position)
            return null;
        var value = new byte[length];
        return source.ReadAtLeast(value, value.Length, throwOnEndOfStream: false) == value.Length ? value : null;
    }

    bool Skip(uint length)
    {
        if (length > source.Length - source.Position)
            return false;
        source.Position += length;
        return true;
    }
}

enum TnefMeaning
{
    CodePage,
    Body,
    MessageProperties,
    AttachmentProperties,
    Title,
}
