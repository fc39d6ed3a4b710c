using System.Security.Cryptography;
using System.Text;
using Parvis.Mail.Writing;

namespace Parvis.MailTests.Writing;

/// <summary>The texts, the images and the files of a written message.</summary>
public sealed class BodyTests
{
    static readonly byte[] Pixels = [137, 80, 78, 71];

    [Fact]
    public async Task Texts_stand_in_images_in_files_and_nothing_that_is_not_needed()
    {
        var mail = Written.Simple with { Html = "<p>Bonjour</p><img src=\"cid:logo@parvis\">" };
        var image = Written.File("logo.png", "image/png", Pixels) with { ContentId = "logo@parvis" };
        var file = Written.File("plan.pdf", "application/pdf", Pixels);

        Multiparts(await Written.AsTextAsync(Written.Simple)).ShouldBeEmpty();
        Multiparts(await Written.AsTextAsync(mail)).ShouldBe(["alternative"]);
        Multiparts(await Written.AsTextAsync(mail with { Images = [image] })).ShouldBe(["related", "alternative"]);
        Multiparts(await Written.AsTextAsync(mail with { Files = [file] })).ShouldBe(["mixed", "alternative"]);
        Multiparts(await Written.AsTextAsync(mail with { Images = [image], Files = [file] }))
            .ShouldBe(["mixed", "related", "alternative"]);
        // No HTML shows the image: it is a file.
        Multiparts(await Written.AsTextAsync(Written.Simple with { Images = [image] })).ShouldBe(["mixed"]);
    }

    [Fact]
    public async Task An_image_is_named_by_its_content_id()
    {
        var message = await Written.AsTextAsync(
            Written.Simple with
            {
                Html = "<img src=\"cid:logo@parvis\">",
                Images = [Written.File("logo.png", "image/png", Pixels) with { ContentId = "logo@parvis" }],
            }
        );

        message.ShouldContain(
            """
            Content-Type: image/png; name="logo.png"
            Content-Transfer-Encoding: base64
            Content-Disposition: inline; filename="logo.png"
            Content-ID: <logo@parvis>

            iVBORw==

            """.ReplaceLineEndings("\r\n")
        );
    }

    [Fact]
    public async Task A_long_french_file_name_is_written_in_both_forms()
    {
        var name = "Délibération du conseil municipal n° 2026-118 — aménagement de l'allée des Érables.pdf";
        var message = await Written.AsTextAsync(
            Written.Simple with
            {
                Files = [Written.File(name, "application/pdf", Pixels)],
            }
        );

        message.Split("\r\n").ShouldAllBe(l => l.Length <= 78 && Ascii.IsValid(l));
        message.ShouldContain("Content-Type: application/pdf;\r\n name=\"=?utf-8?q?D=C3=A9lib=C3=A9ration_du_conseil");
        message.ShouldContain(
            "Content-Disposition: attachment;\r\n filename*0*=utf-8''D%C3%A9lib%C3%A9ration%20du%20conseil"
        );
        var pieces = message
            .Split("\r\n")
            .Where(l => l.StartsWith(" filename*", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimEnd(';'));
        Uri.UnescapeDataString(string.Concat(pieces)["utf-8''".Length..]).ShouldBe(name);
    }

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("multipart/mixed; boundary=x")]
    [InlineData("n'importe quoi")]
    [InlineData("")]
    public async Task A_type_that_cannot_be_encoded_is_sent_as_bytes(string type)
    {
        var message = await Written.AsTextAsync(Written.Simple with { Files = [Written.File("a.eml", type, Pixels)] });

        message.ShouldContain("Content-Type: application/octet-stream; name=\"a.eml\"");
    }

    [Theory]
    [InlineData("Une ligne\r\net une autre\rencore\nfin")]
    [InlineData(".\n..\n.point\nFrom quelqu'un\nFromage")]
    [InlineData("fin par une espace \ntabulation\t\n = égal = ")]
    [InlineData("été été été été été été été été été été été été été été été été été été été été été été")]
    [InlineData("")]
    public async Task Text_comes_back_as_it_was_from_lines_that_nothing_alters(string text)
    {
        var message = await Written.AsTextAsync(Written.Simple with { Text = text });

        var body = message[(message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..^2];
        body.Split("\r\n")
            .ShouldAllBe(l => l.Length <= 76 && !l.EndsWith(' ') && !l.StartsWith('.') && !l.StartsWith("From "));
        FromQuotedPrintable(body).ShouldBe(text.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task A_text_in_another_script_goes_in_base64()
    {
        var text = "مرحبا، تم استلام طلبكم.\nشكرا";
        var message = await Written.AsTextAsync(Written.Simple with { Text = text });

        var body = message[(message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Encoding.UTF8.GetString(Convert.FromBase64String(body)).ShouldBe(text.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task A_large_file_is_read_as_it_is_written()
    {
        const int megabytes = 200;
        using var source = new Zeros(megabytes << 20);
        var sink = new Counting();
        // Nothing here waits for anything: all of it runs on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();

        await MailWriter.WriteAsync(
            Written.Simple with
            {
                Files = [new ComposedFile("a.bin", "application/zip", _ => Task.FromResult<Stream>(source))],
            },
            sink,
            CancellationToken.None
        );

        sink.Count.ShouldBeGreaterThan((megabytes << 20) / 57L * 78);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public async Task Files_come_back_byte_for_byte_and_a_second_try_is_the_same_message()
    {
        var content = RandomNumberGenerator.GetBytes(100_003);
        var mail = Written.Simple with { Files = [Written.File("a.bin", "application/zip", content)] };

        var message = await Written.AsTextAsync(mail);

        var from = message.IndexOf("filename=\"a.bin\"\r\n\r\n", StringComparison.Ordinal) + 20;
        Convert
            .FromBase64String(message[from..message.LastIndexOf("\r\n--", StringComparison.Ordinal)])
            .ShouldBe(content);
        (await Written.AsTextAsync(mail)).ShouldBe(message);
    }

    static List<string> Multiparts(string message) =>
        [
            .. message
                .Split("\r\n")
                .Where(l => l.StartsWith("Content-Type: multipart/", StringComparison.Ordinal))
                .Select(l => l["Content-Type: multipart/".Length..].Split(';')[0]),
        ];

    static string FromQuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(Convert.FromHexString(joined.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
                bytes.Add((byte)joined[i]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    sealed class Counting : MemoryStream
    {
        public long Count { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }

    sealed class Zeros(long length) : MemoryStream
    {
        long left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(left, buffer.Length);
            buffer.Span[..count].Clear();
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
