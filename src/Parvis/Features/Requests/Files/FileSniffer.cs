using System.IO.Compression;
using System.Text;

namespace Parvis.Features.Requests.Files;

/// <summary>Says what a file is from its bytes: a name proves nothing. What is not known here is refused.</summary>
public static class FileSniffer
{
    const int HeadLength = 4096;

    /// <summary>The record that ends an archive, in bytes (APPNOTE 4.3.16).</summary>
    const int SmallestArchive = 22;

    /// <summary>Null when it is none of the accepted kinds. The stream must seek; it is left at its start.</summary>
    public static async Task<FileKind?> IdentifyAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[HeadLength];
        var length = await content.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        var head = buffer.AsMemory(0, length);
        content.Position = 0;
        var kind = Begins(head.Span, "PK\u0003\u0004"u8) ? Zipped(content) : Identify(head.Span, name);
        content.Position = 0;
        return kind;
    }

    static FileKind? Identify(ReadOnlySpan<byte> head, string name) =>
        // Some producers put a few bytes before the signature; readers accept it in the first kilobyte.
        head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0
            ? FileKind.Pdf
        : Begins(head, [0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : Begins(head, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : Begins(head, "GIF87a"u8) || Begins(head, "GIF89a"u8) ? FileKind.Gif
        : Begins(head, "RIFF"u8) && At(head, 8, "WEBP"u8) ? FileKind.Webp
        : At(head, 4, "ftyp"u8) ? Heic(head)
        : Begins(head, [0x49, 0x49, 0x2A, 0]) || Begins(head, [0x4D, 0x4D, 0, 0x2A]) ? FileKind.Tiff
        : Begins(head, "{\\rtf"u8) ? FileKind.Rtf
        : Begins(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? OldOffice(name)
        : IsPlainText(head) ? (FileKind.Csv.HasExtension(name) ? FileKind.Csv : FileKind.Text)
        : null;

    public static bool IsHeic(ReadOnlySpan<byte> content) => At(content, 4, "ftyp"u8) && Heic(content) is not null;

    static FileKind? Heic(ReadOnlySpan<byte> head) =>
        At(head, 8, "heic"u8) || At(head, 8, "heix"u8) || At(head, 8, "mif1"u8) || At(head, 8, "msf1"u8)
            ? FileKind.Heic
            : null;

    // The three share one container; its directory is not worth reading to tell them apart.
    static FileKind? OldOffice(string name) =>
        new[] { FileKind.Doc, FileKind.Xls, FileKind.Ppt }.FirstOrDefault(kind => kind.HasExtension(name));

    static FileKind? Zipped(Stream content)
    {
        // Below that, some streams fail in ways of their own.
        if (content.Length < SmallestArchive)
            return null;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("mimetype") is { Length: < 200 } mimetype)
                return OpenDocument(mimetype);
            if (archive.GetEntry("[Content_Types].xml") is null || HasMacros(archive))
                return null;
            return archive.GetEntry("word/document.xml") is not null ? FileKind.Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? FileKind.Xlsx
                : archive.GetEntry("ppt/presentation.xml") is not null ? FileKind.Pptx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static FileKind? OpenDocument(ZipArchiveEntry mimetype)
    {
        using var reader = new StreamReader(mimetype.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd().Trim();
        return FileKind.OpenDocuments.FirstOrDefault(kind => kind.ContentType == type);
    }

    static bool HasMacros(ZipArchive archive) =>
        archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    // Markup is text too, but a browser may run it: refused like a program.
    static bool IsPlainText(ReadOnlySpan<byte> head)
    {
        if (
            head.IsEmpty
            || head.IndexOfAnyInRange((byte)0, (byte)8) >= 0
            || head.IndexOfAnyInRange((byte)14, (byte)26) >= 0
        )
            return false;
        var start = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.Length > 0 && start[0] != '<' && !start.StartsWith("#!", StringComparison.Ordinal);
    }

    static bool Begins(ReadOnlySpan<byte> head, ReadOnlySpan<byte> signature) => head.StartsWith(signature);

    static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> signature) =>
        head.Length > offset && head[offset..].StartsWith(signature);
}
