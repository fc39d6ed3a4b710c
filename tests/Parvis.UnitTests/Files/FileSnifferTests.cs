using System.IO.Compression;
using System.Text;
using Parvis.Features.Requests.Files;

namespace Parvis.UnitTests.Files;

public sealed class FileSnifferTests
{
    [Theory]
    [InlineData("%PDF-1.7 …", "lettre.pdf", "application/pdf")]
    [InlineData("%PDF-1.7 …", "programme.exe", "application/pdf")]
    [InlineData("{\\rtf1 bonjour}", "note.rtf", "application/rtf")]
    [InlineData("Bonjour à tous", "note.txt", "text/plain")]
    [InlineData("a;b\n1;2", "liste.csv", "text/csv")]
    [InlineData("GIF89a…", "image.gif", "image/gif")]
    public async Task A_file_is_what_its_bytes_say(string content, string name, string type) =>
        (await IdentifyAsync(Encoding.UTF8.GetBytes(content), name))!.ContentType.ShouldBe(type);

    [Theory]
    [InlineData("<html><script>alert(1)</script>", "page.txt")]
    [InlineData("  \n<svg xmlns='http://www.w3.org/2000/svg'/>", "dessin.png")]
    [InlineData("#!/bin/sh\nrm -rf /", "notes.txt")]
    [InlineData("MZ\0\0\0", "photo.jpg")]
    [InlineData("PK\u0003\u0004cassé", "document.docx")]
    public async Task What_could_run_or_is_not_known_is_refused(string content, string name) =>
        (await IdentifyAsync(Encoding.Latin1.GetBytes(content), name)).ShouldBeNull();

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    public async Task Office_documents_are_known_from_their_parts(string part, string type) =>
        (await IdentifyAsync(Zip(("[Content_Types].xml", ""), (part, "")), "x"))!.ContentType.ShouldBe(type);

    [Fact]
    public async Task Macros_are_refused() =>
        (
            await IdentifyAsync(
                Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")),
                "lettre.docx"
            )
        ).ShouldBeNull();

    [Fact]
    public async Task An_open_document_says_what_it_is() =>
        (await IdentifyAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "lettre.odt"))!.ShouldBe(
            FileKind.Odt
        );

    [Fact]
    public async Task An_archive_is_not_a_document() =>
        (await IdentifyAsync(Zip(("programme.exe", "MZ")), "documents.zip")).ShouldBeNull();

    [Theory]
    [InlineData("facture.exe", "facture.exe.pdf")]
    [InlineData("Facture.PDF", "Facture.pdf")]
    [InlineData("..\\..\\etc\\passwd", "passwd.pdf")]
    [InlineData("lettre\u202Efdp.exe", "lettrefdp.exe.pdf")]
    [InlineData("a\"b\r\n.pdf", "a_b.pdf")]
    [InlineData("", "document.pdf")]
    public void A_name_is_safe_and_ends_with_what_the_file_is(string given, string expected) =>
        FileNames.Tidy(given, FileKind.Pdf).ShouldBe(expected);

    static async Task<FileKind?> IdentifyAsync(byte[] bytes, string name)
    {
        await using var stream = new MemoryStream(bytes);
        return await FileSniffer.IdentifyAsync(stream, name, CancellationToken.None);
    }

    static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.ASCII.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
