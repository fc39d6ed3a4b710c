using System.Buffers.Binary;
using Parvis.Mail.Reading.Parts;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Tnef;

/// <summary>Gathers the files and texts of a TNEF as its attributes come.</summary>
sealed class TnefParts(ReadingContext context)
{
    const int IdBody = 0x1000;
    const int IdCompressedRtf = 0x1009;
    const int IdHtml = 0x1013;
    const int IdDisplayName = 0x3001;
    const int IdData = 0x3701;
    const int IdFileName = 0x3704;
    const int IdLongFileName = 0x3707;
    const int IdMimeType = 0x370E;
    const int IdContentId = 0x3712;

    readonly List<MailPart> files = [];
    readonly List<MailPart> texts = [];
    int codePage = 1252;
    TnefFile? current;

    public void Begin()
    {
        EndFile();
        current = new TnefFile();
    }

    public bool TakeData(Stream source, uint length)
    {
        current ??= new TnefFile();
        using var content = new ContentWriter(context);
        var buffer = new byte[16 * 1024];
        long left = length;
        while (left > 0 && source.Read(buffer, 0, (int)Math.Min(left, buffer.Length)) is var read and > 0)
        {
            content.Write(buffer.AsSpan(0, read));
            left -= read;
        }
        current.Content = content.Finish();
        return left == 0;
    }

    /// <returns>Whether the value could be read.</returns>
    public bool Take(TnefMeaning meaning, byte[] value)
    {
        switch (meaning)
        {
            case TnefMeaning.CodePage:
                codePage = value.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : codePage;
                return true;
            case TnefMeaning.Title:
                (current ??= new TnefFile()).Title = Text8(value);
                return true;
            case TnefMeaning.Body:
                AddText("text/plain", "", Text8(value));
                return true;
            case TnefMeaning.MessageProperties:
                return TakeProperties(value, TakeOfMessage);
            case TnefMeaning.AttachmentProperties:
                current ??= new TnefFile();
                return TakeProperties(value, TakeOfFile);
        }
        throw new ArgumentOutOfRangeException(nameof(meaning));
    }

    public List<MailPart> Finish()
    {
        EndFile();
        return [.. files, .. texts];
    }

    static bool TakeProperties(byte[] bytes, Action<MapiProperty> take)
    {
        var reader = new MapiProperties(bytes);
        while (reader.Next(out var property))
            take(property);
        return reader.IsWhole;
    }

    void TakeOfMessage(MapiProperty property)
    {
        switch (property.Id)
        {
            case IdBody when property.IsText:
                AddText("text/plain", "", Words(property));
                break;
            case IdHtml:
                texts.Add(
                    new MailPart
                    {
                        ContentType = "text/html",
                        Name = "body.html",
                        Content = new MailContent(property.Bytes),
                    }
                );
                break;
            case IdCompressedRtf when CompressedRtf.Decompress(property.Bytes) is { } rtf:
                texts.Add(
                    new MailPart
                    {
                        ContentType = "text/rtf",
                        Name = "body.rtf",
                        Content = new MailContent(rtf),
                    }
                );
                break;
        }
    }

    void TakeOfFile(MapiProperty property)
    {
        switch (property.Id)
        {
            case IdLongFileName when property.IsText:
                current!.LongName = Words(property);
                break;
            case IdFileName when property.IsText:
                current!.ShortName = Words(property);
                break;
            case IdDisplayName when property.IsText:
                current!.DisplayName = Words(property);
                break;
            case IdMimeType when property.IsText:
                current!.Type = Words(property).ToLowerInvariant();
                break;
            case IdContentId when property.IsText:
                current!.ContentId = Words(property).Trim('<', '>');
                break;
            // The first sixteen bytes of an object say what kind it is.
            case IdData when current!.Content.Size == 0:
                current.Content = new MailContent(
                    property.IsObject ? property.Bytes[Math.Min(16, property.Bytes.Length)..] : property.Bytes
                );
                break;
        }
    }

    void EndFile()
    {
        if (current is { } file && (file.Name.Length > 0 || file.Content.Size > 0))
        {
            files.Add(
                new MailPart
                {
                    ContentType = file.Type.Contains('/') ? file.Type : "application/octet-stream",
                    Name = FileNames.Of(file.Name, context.Warn),
                    ContentId = file.ContentId,
                    Content = file.Content,
                }
            );
        }
        current = null;
    }

    void AddText(string type, string name, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            texts.Add(
                new MailPart
                {
                    ContentType = type,
                    Name = name,
                    Content = new MailContent(System.Text.Encoding.UTF8.GetBytes(text)),
                }
            );
    }

    string Words(MapiProperty property) =>
        property.IsUnicode
            ? System.Text.Encoding.Unicode.GetString(property.Bytes).TrimEnd('\0')
            : Text8(property.Bytes);

    string Text8(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)0);
        return Charsets.Decode(
            end < 0 ? bytes : bytes.AsSpan(0, end),
            codePage == 65001 ? "utf-8" : $"windows-{codePage}"
        );
    }

    sealed class TnefFile
    {
        public string Title { get; set; } = "";

        public string LongName { get; set; } = "";

        public string ShortName { get; set; } = "";

        public string DisplayName { get; set; } = "";

        public string Type { get; set; } = "";

        public string ContentId { get; set; } = "";

        public MailContent Content { get; set; } = MailContent.Empty;

        public string Name =>
            LongName.Length > 0 ? LongName
            : Title.Length > 0 ? Title
            : ShortName.Length > 0 ? ShortName
            : DisplayName;
    }
}
