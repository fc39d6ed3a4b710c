using Parvis.Mail.Reading;

namespace Parvis.MailTests.Reading;

public sealed class MultipartTests
{
    const string Top = "From: a@x.example\nDate: Mon, 3 Mar 2025 14:05:11 +0100\n";

    [Fact]
    public async Task A_boundary_that_begins_like_another_ends_only_its_own_part()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/mixed; boundary=ab\n\n--ab\nContent-Type: multipart/alternative; boundary=abc\n\n"
                + "--abc\nContent-Type: text/plain\n\nun\n--abc\nContent-Type: text/html\n\n<p>un</p>\n--abc--\n"
                + "--ab\nContent-Type: application/pdf; name=f.pdf\n\nPDF\n--ab--\n"
        );

        mail.Text.ShouldBe("un");
        mail.Html.ShouldBe("<p>un</p>");
        mail.Attachments.ShouldHaveSingleItem().Content.Latin1().ShouldBe("PDF");
        mail.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("multipart/mixed", "--zz\nContent-Type: text/plain\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=other", "--zz\nContent-Type: text/plain\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz\nContent-Type: text/plain\n\nutile")]
    [InlineData("multipart/mixed; boundary=zz", "--zz\nContent-Type: text/plain\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz  \nContent-Type: text/plain\n\nutile\n--zz--  \n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz--\n--zz\nContent-Type: text/plain\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "utile")]
    [InlineData("multipart/mixed", "utile")]
    [InlineData("multipart/unknown; boundary=zz", "--zz\nContent-Type: text/plain\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz\nContent-Type: text\n\nutile\n--zz--\n")]
    [InlineData("multipart/mixed; boundary=zz", "--zz\nContent-Type: text/plain\n\nutile\n--zz--\nfooter")]
    [InlineData("text/plain; charset=utf-8; charset=other", "utile")]
    [InlineData("nonsense", "utile")]
    public async Task The_text_is_found_whatever_the_shape(string type, string body)
    {
        using var mail = await Messages.ReadAsync($"{Top}Content-Type: {type}\n\n{body}");

        mail.Text.Trim().ShouldBe("utile");
        mail.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outer_boundary_ends_the_inner_parts()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: multipart/alternative; boundary=in\n\n"
                + "--in\n\nun\n--out\nContent-Type: image/png; name=i.png\n\nPNG\n--out--\n"
        );

        mail.Text.ShouldBe("un");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("i.png");
        mail.Warnings.ShouldHaveSingleItem().ShouldContain("no end");
    }

    [Fact]
    public async Task Text_pieces_around_a_picture_are_joined_in_order()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/plain\n\navant\n"
                + "--zz\nContent-Type: image/png; name=i.png\nContent-Disposition: inline\n\nPNG\n"
                + "--zz\nContent-Type: text/html\n\n<p>après</p>\n--zz--\n".Replace("è", "&egrave;")
        );

        mail.Text.ShouldBe("avant\naprès");
        mail.Html!.ShouldContain("avant");
        mail.Attachments.ShouldHaveSingleItem().Inline.ShouldBeTrue();
    }

    [Fact]
    public async Task An_attached_message_is_a_file_named_after_its_subject_and_its_tree_is_read()
    {
        const string inner = "Subject: =?utf-8?Q?Piscine_ferm=C3=A9e_1/2?=\nFrom: b@x.example\n\nbonjour";
        using var mail = await Messages.ReadAsync(
            $"{Top}Content-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: message/rfc822\n\n{inner}\n--zz--\n"
        );

        var file = mail.Attachments.ShouldHaveSingleItem();
        file.Name.ShouldBe("Piscine fermée 1-2.eml");
        file.Content.Bytes().ShouldBe(Messages.Bytes(inner));
        file.Children.ShouldHaveSingleItem().Headers.Find("From").ShouldBe("b@x.example");
        mail.Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_that_the_HTML_shows_are_inline_even_when_they_say_attachment()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/related; boundary=zz\n\n--zz\nContent-Type: text/html\n\n<img src=\"cid:i1@x\">bonjour\n"
                + "--zz\nContent-Type: image/png; name=i.png\nContent-ID: <i1@x>\nContent-Disposition: attachment\n\nPNG\n"
                + "--zz\nContent-Type: image/png; name=j.png\nContent-ID: <i2@x>\nContent-Disposition: attachment\n\nPNG\n--zz--\n"
        );

        mail.Attachments.Select(a => $"{a.Name} {a.Inline}").ShouldBe(["i.png True", "j.png False"]);
    }

    [Fact]
    public async Task A_signed_message_shows_its_text_and_keeps_the_signature()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/signed; boundary=zz; protocol=\"application/pkcs7-signature\"\n\n--zz\n\nbonjour\n"
                + "--zz\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nAAAA\n--zz--\n"
        );

        mail.Text.ShouldBe("bonjour");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("smime.p7s");
        mail.Warnings.ShouldHaveSingleItem().ShouldContain("signed");
    }

    [Fact]
    public async Task A_sealed_message_is_kept_as_a_file_and_said()
    {
        using var mail = await Messages.ReadAsync(
            $"{Top}Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nAAAA\n"
        );

        mail.Text.ShouldBeEmpty();
        mail.Attachments.ShouldHaveSingleItem().Content.Size.ShouldBe(3);
        mail.Warnings.ShouldHaveSingleItem().ShouldContain("S/MIME");
    }

    [Fact]
    public async Task An_encrypted_message_keeps_all_its_parts_as_files()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/encrypted; boundary=zz\n\n--zz\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
                + "--zz\nContent-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\n--zz--\n"
        );

        mail.Attachments.Select(a => a.Name).ShouldContain("encrypted.asc");
        mail.Warnings.ShouldHaveSingleItem().ShouldContain("encrypted");
    }

    [Fact]
    public async Task The_explanation_of_a_report_is_its_text_and_the_rest_is_no_file()
    {
        using var mail = await Messages.ReadAsync(
            Top
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=zz\n\n--zz\n\nnon remis\n"
                + "--zz\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n--zz\nContent-Type: message/rfc822\n\n"
                + "Subject: x\n\ntexte\n--zz--\n"
        );

        mail.Text.ShouldBe("non remis");
        mail.Attachments.ShouldBeEmpty();
        mail.Root.Children.Select(c => c.ContentType)
            .ShouldBe(["text/plain", "message/delivery-status", "message/rfc822"]);
    }
}
