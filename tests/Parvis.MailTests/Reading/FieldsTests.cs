using Parvis.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;

namespace Parvis.MailTests.Reading;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("Subject: un\n deux\nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject: un\n\tdeux\nFrom: a@x.example\n\ntexte")]
    [InlineData("From jean Mon Mar  3 14:05:11 2025\nSubject: un deux\nFrom: a@x.example\n\ntexte")]
    [InlineData("\n\nSubject: un deux\nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject : un deux\nFrom: a@x.example\n\ntexte")]
    [InlineData("SUBJECT:un deux\nfrom:a@x.example\n\ntexte")]
    [InlineData("Subject: un deux\nnoise\nmore noise\nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject: un deux\n   \nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject: un deux\nSubject: trois\nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject: un\n=?utf-8?Q?_deux?=\nFrom: a@x.example\n\ntexte")]
    [InlineData("Subject: un deux\nFrom: a@x.example\ntexte")]
    [InlineData("Subject: =?utf-8?Q?un=0D=0Adeux?=\nFrom: a@x.example\n\ntexte")]
    public async Task Fields_are_read_however_their_lines_are_broken(string message)
    {
        using var mail = await Messages.ReadAsync(message);

        mail.Subject.ShouldBe("un deux");
        mail.From!.Address.ShouldBe("a@x.example");
        mail.Text.ShouldBe("texte");
    }

    [Theory]
    [InlineData("Madame Untel", "Madame Untel", "")]
    [InlineData("\"Madame Untel\" <>", "Madame Untel", "")]
    [InlineData("=?utf-8?Q?Z=C3=A9lie?= Untel", "Zélie Untel", "")]
    [InlineData("<script>x</script> <xss@x.example>", "", "xss@x.example")]
    [InlineData("Un <un@x.example>, Deux <deux@x.example>", "Un", "un@x.example")]
    public async Task The_author_is_who_has_an_address_else_a_name(string field, string name, string address)
    {
        using var mail = await Messages.ReadAsync($"From: {field}\n\ntexte");

        mail.From.ShouldBe(new NamedAddress(name, address));
    }

    [Theory]
    [InlineData("\u200B \u2060\n", "")]
    [InlineData("\u200B\n-- \nJean", "\u200B\n-- \nJean")]
    [InlineData("Un\n-- \nJean", "Un")]
    public async Task Words_that_do_not_show_are_no_words(string text, string words)
    {
        using var mail = await Messages.ReadAsync(
            $"From: a@x.example\nContent-Type: text/plain; charset=utf-8\n\n{Messages.Utf8(text)}\n"
        );

        NewWords.Of(mail).ShouldBe(words);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Lines_end_in_three_ways(string end)
    {
        using var mail = await MailReader.ReadAsync(
            System.Text.Encoding.Latin1.GetBytes($"Subject: un{end}From: a@x.example{end}{end}texte{end}deux")
        );

        mail.Subject.ShouldBe("un");
        mail.Text.ShouldBe("texte\ndeux");
    }

    [Fact]
    public async Task Raw_bytes_in_a_field_are_UTF8_or_else_Windows_1252()
    {
        using var utf8 = await Messages.ReadAsync($"Subject: {Messages.Utf8("Réclamation")}\n\n");
        using var latin = await Messages.ReadAsync("Subject: R\u00E9clamation \u0080\n\n");

        utf8.Subject.ShouldBe("Réclamation");
        latin.Subject.ShouldBe("Réclamation €");
    }

    [Fact]
    public async Task Fields_beyond_the_bound_are_left_out_and_said()
    {
        var fields = string.Concat(Enumerable.Repeat("X-Noise: bruit\n", 1000));

        using var mail = await Messages.ReadAsync(
            $"Subject: un\n{fields}X-Last: oui\n\ntexte",
            new MailReadLimits { HeaderBytes = 2000 }
        );

        mail.Subject.ShouldBe("un");
        mail.Headers.Find("X-Last").ShouldBeNull();
        mail.Headers.Count.ShouldBeLessThan(200);
        mail.Text.ShouldBe("texte");
        mail.Warnings.ShouldContain(w => w.Contains("too long"));
    }

    [Fact]
    public async Task Threading_fields_are_read_without_brackets()
    {
        using var mail = await Messages.ReadAsync(
            "Message-ID: <m@x.example>\nIn-Reply-To: <a@x.example>\nReferences: <a@x.example>\n <b@x.example>\n\n"
        );

        mail.MessageId.ShouldBe("m@x.example");
        mail.InReplyTo.ShouldBe(["a@x.example"]);
        mail.References.ShouldBe(["a@x.example", "b@x.example"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(":")]
    [InlineData("--")]
    [InlineData("\0\0\0")]
    public async Task Nothing_is_still_a_message(string bytes)
    {
        using var mail = await Messages.ReadAsync(bytes);

        mail.From.ShouldBeNull();
        mail.MessageId.ShouldBeNull();
        mail.Subject.ShouldBeEmpty();
        mail.Warnings.ShouldNotBeEmpty();
    }
}
