using System.Text;
using Parvis.Mail.Reading;
using Parvis.Mail.Reading.Tnef;

namespace Parvis.MailTests.Reading;

public sealed class TnefTests
{
    const uint Data = 0x0006800F;
    const uint Title = 0x00018010;
    const uint Begin = 0x00069002;
    const uint FileProperties = 0x00069005;
    const uint MessageProperties = 0x00069003;

    [Fact]
    public async Task Files_stand_in_place_of_the_winmail_under_their_long_names()
    {
        using var mail = await ReadAsync(
            Tnef(
                (Begin, []),
                (Title, "PLANDE~1.PDF\0"u8.ToArray()),
                (Data, "PDF"u8.ToArray()),
                (FileProperties, LongName("Plan de l'école.pdf"))
            )
        );

        var file = mail.Attachments.ShouldHaveSingleItem();
        file.Name.ShouldBe("Plan de l'école.pdf");
        file.Content.Latin1().ShouldBe("PDF");
        mail.Warnings.ShouldContain(w => w.Contains("winmail.dat"));
    }

    [Fact]
    public async Task A_text_that_only_the_winmail_holds_is_read()
    {
        var rtf = @"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}Bonjour\par \'e9t\u233?\par}";

        using var mail = await ReadAsync(Tnef((MessageProperties, Rtf(rtf))));

        mail.Text.ShouldBe("Bonjour\nété");
        mail.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public async Task HTML_inside_RTF_is_HTML()
    {
        var rtf =
            @"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf{\b \htmlrtf0 Bonjour\htmlrtf}\htmlrtf0{\*\htmltag72 </p>}}";

        using var mail = await ReadAsync(Tnef((MessageProperties, Rtf(rtf))));

        mail.Html.ShouldBe("<p>Bonjour</p>");
        mail.Text.ShouldBe("Bonjour");
    }

    [Fact]
    public async Task A_winmail_that_is_cut_gives_what_could_be_read_and_stays_beside_it()
    {
        var whole = Tnef((Begin, []), (Title, "a.pdf\0"u8.ToArray()), (Data, new byte[1000]));

        using var mail = await ReadAsync(whole[..^500]);

        mail.Attachments.Select(a => a.Name).ShouldBe(["a.pdf", "winmail.dat"]);
        mail.Warnings.ShouldContain(w => w.Contains("broken"));
    }

    [Fact]
    public async Task What_is_no_TNEF_stays_a_file()
    {
        using var mail = await ReadAsync("nothing of the kind"u8.ToArray());

        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("winmail.dat");
    }

    [Fact]
    public void Compressed_RTF_is_expanded()
    {
        // The example of MS-OXRTFCP, section 3.1.
        var compressed = Convert.FromHexString(
            "2D0000002B0000004C5A4675F1C5C7A703000A007263706731323542320AF320" + "68656C090020627705B06C647D0A800FA0"
        );

        Encoding
            .ASCII.GetString(CompressedRtf.Decompress(compressed)!)
            .ShouldBe("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }

    static Task<IncomingMail> ReadAsync(byte[] tnef) =>
        Messages.ReadAsync(
            "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
                + Convert.ToBase64String(tnef)
        );

    static byte[] Tnef(params (uint Tag, byte[] Value)[] attributes)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0x223E9F78u);
        writer.Write((ushort)1);
        foreach (var (tag, value) in attributes)
        {
            writer.Write((byte)2);
            writer.Write(tag);
            writer.Write(value.Length);
            writer.Write(value);
            writer.Write((ushort)0);
        }
        return bytes.ToArray();
    }

    static byte[] LongName(string name) => Property(0x3707_001F, Encoding.Unicode.GetBytes(name + "\0"));

    static byte[] Rtf(string rtf)
    {
        var text = Encoding.Latin1.GetBytes(rtf);
        byte[] stored =
        [
            .. BitConverter.GetBytes(text.Length + 12),
            .. BitConverter.GetBytes(text.Length),
            .. "MELA"u8,
            .. new byte[4],
            .. text,
        ];
        return Property(0x1009_0102, stored);
    }

    static byte[] Property(uint tag, byte[] value) =>
        [
            .. BitConverter.GetBytes(1),
            .. BitConverter.GetBytes(tag),
            .. BitConverter.GetBytes(1),
            .. BitConverter.GetBytes(value.Length),
            .. value,
            .. new byte[(4 - (value.Length % 4)) % 4],
        ];
}
