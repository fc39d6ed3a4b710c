namespace Parvis.MailTests.Reading;

public sealed class TransferTests
{
    [Theory]
    [InlineData("base64", "Ym9u\nam91cg==", "bonjour")]
    [InlineData("BASE64", "Ym9uam91cg", "bonjour")]
    [InlineData("base64", "Y m9*u\n\nam!91cg=", "bonjour")]
    [InlineData("base64", "Ym9uam91cg==\n\n-- \nListe des voisins", "bonjour")]
    [InlineData("base64", "Ym9u=\nam91cg==", "bonjour")]
    [InlineData("base64", "Y", "")]
    [InlineData("base64", "", "")]
    [InlineData("quoted-printable", "bon=\njour", "bonjour")]
    [InlineData("quoted-printable", "bon=  \njour", "bonjour")]
    [InlineData("Quoted-Printable", "=62onjou=72", "bonjour")]
    [InlineData("quoted-printable", "100=% bonjour=", "100=% bonjour")]
    [InlineData("quoted-printable", "un \t\ndeux=20\n", "un\ndeux \n")]
    [InlineData("quoted-printable", "=e9=E9", "éé")]
    [InlineData("x-uuencode", "begin 644 a.txt\n'8F]N:F]U<@``\n`\nend\n", "bonjour")]
    [InlineData("7bit", "bonjour", "bonjour")]
    [InlineData("8bit", "\u00E9", "é")]
    [InlineData("binary", "bonjour\n", "bonjour\n")]
    [InlineData("zip", "bonjour", "bonjour")]
    [InlineData("\"base64\"; x=y", "Ym9uam91cg==", "bonjour")]
    public async Task Encodings_are_undone_even_when_broken(string encoding, string body, string expected)
    {
        using var mail = await Messages.ReadAsync(
            $"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: {encoding}\n\n{body}"
        );

        mail.Text.ShouldBe(expected);
    }

    [Fact]
    public async Task A_line_of_blanks_alone_takes_no_memory()
    {
        var message = Messages.Bytes(
            $"Content-Transfer-Encoding: quoted-printable\n\n{new string(' ', 3_000_000)}=20\n"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var mail = await Parvis.Mail.Reading.MailReader.ReadAsync(message);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
    }

    [Theory]
    [InlineData("base64")]
    [InlineData("quoted-printable")]
    public async Task A_line_longer_than_the_buffer_loses_nothing(string encoding)
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        var body = encoding == "base64" ? Convert.ToBase64String(bytes) : string.Concat(bytes.Select(b => $"={b:X2}"));

        using var mail = await Messages.ReadAsync(
            $"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: {encoding}\n\n{body}"
        );

        mail.Attachments.ShouldHaveSingleItem().Content.Bytes().ShouldBe(bytes);
    }

    [Theory]
    [InlineData("begin 644 plan.txt\n'8F]N:F]U<@``\n`\nend\n")]
    [InlineData("begin 644 plan.txt\n'8F]N:F]U<@\n \nend")]
    public async Task A_uuencoded_file_inside_a_text_is_a_file(string file)
    {
        using var mail = await Messages.ReadAsync($"From: a@x.example\n\nVoici.\n{file}");

        mail.Text.ShouldBe("Voici.\n");
        var attachment = mail.Attachments.ShouldHaveSingleItem();
        attachment.Name.ShouldBe("plan.txt");
        attachment.Content.Latin1().ShouldBe("bonjour");
    }

    [Fact]
    public async Task A_text_that_speaks_of_beginning_and_end_is_left_alone()
    {
        const string text = "begin 644 choses à faire\nd'abord ceci,\nensuite cela\nend\n";

        using var mail = await Messages.ReadAsync($"Content-Type: text/plain; charset=utf-8\n\n{Messages.Utf8(text)}");

        mail.Text.ShouldBe(text);
        mail.Attachments.ShouldBeEmpty();
    }
}
