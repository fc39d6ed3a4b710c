using Parvis.Mail.Reading.Headers;

namespace Parvis.MailTests.Reading;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("=?iso-8859-1?Q?R=E9clamation_=E9clairage?=", "Réclamation éclairage")]
    [InlineData("=?utf-8?B?w4lj?= =?utf-8?B?b2xl?=", "École")]
    [InlineData("=?utf-8?B?w4k=?=\t=?utf-8?Q?cole?= du bourg", "École du bourg")]
    [InlineData("=?utf-8?B?YcM=?= =?utf-8?B?qWI=?=", "aéb")]
    [InlineData("=?utf-8*fr?Q?=C3=A9?=", "é")]
    [InlineData("=?utf-8?Q?un deux?=", "un deux")]
    [InlineData("=?utf-8?B?w4ljb2xl", "=?utf-8?B?w4ljb2xl")]
    [InlineData("=?nowhere-8?Q?=C3=A9?=", "é")]
    [InlineData("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本")]
    [InlineData("=?utf-8?B?****?=", "")]
    [InlineData("=?utf-8?Q?=ZZ=?=", "=ZZ=")]
    [InlineData("RE: =?windows-1252?Q?=80?= 20", "RE: € 20")]
    public void Encoded_words_become_text(string written, string expected) =>
        HeaderWords.Decode(written).ShouldBe(expected);

    [Theory]
    [InlineData("attachment; filename=a.pdf", "a.pdf")]
    [InlineData("attachment; filename=\"a b.pdf\"", "a b.pdf")]
    [InlineData("attachment; filename=a b.pdf; size=3", "a b.pdf")]
    [InlineData("attachment; filename=\"C:\\dossier\\a.pdf\"", "C:\\dossier\\a.pdf")]
    [InlineData("attachment; filename*=utf-8''re%C3%A7u.pdf", "reçu.pdf")]
    [InlineData("attachment; filename=recu.pdf; filename*=utf-8''re%C3%A7u.pdf", "reçu.pdf")]
    [InlineData("attachment; filename*0*=utf-8''re%C3; filename*1*=%A7u; filename*2=.pdf", "reçu.pdf")]
    [InlineData("attachment; filename*1=b.pdf; filename*0=a", "ab.pdf")]
    [InlineData("attachment; filename=\"=?utf-8?Q?re=C3=A7u.pdf?=\"", "reçu.pdf")]
    [InlineData("attachment; filename=\"a.pdf", "a.pdf")]
    [InlineData("attachment filename=a.pdf", "a.pdf")]
    [InlineData("attachment; filename=a.pdf (the form)", "a.pdf")]
    [InlineData("attachment; filename*=%E9.pdf", "é.pdf")]
    [InlineData("attachment; filename*zz*=x", null)]
    [InlineData("attachment", null)]
    public void Parameters_are_read_plain_encoded_or_continued(string written, string? expected) =>
        HeaderParameters.Of(written)["filename"].ShouldBe(expected);

    [Theory]
    [InlineData("text/plain; charset=utf-8", "text/plain")]
    [InlineData("Text/PLAIN", "text/plain")]
    [InlineData("text/plain charset=utf-8", "text/plain")]
    [InlineData("\"text/plain\"", "text/plain")]
    [InlineData("text/plain (plain); charset=utf-8", "text/plain")]
    [InlineData("", "")]
    public void The_value_stands_before_the_parameters(string written, string expected) =>
        HeaderParameters.Of(written).Value.ShouldBe(expected);

    [Theory]
    [InlineData("<a@x.example>", "a@x.example")]
    [InlineData("<a@x.example> <b@x.example>", "a@x.example", "b@x.example")]
    [InlineData("<a@x\t .example>", "a@x.example")]
    [InlineData("a@x.example", "a@x.example")]
    [InlineData("Your message of Monday <a@x.example> <a@x.example>", "a@x.example")]
    [InlineData("nothing")]
    public void Identifiers_are_read_without_brackets(string written, params string[] expected) =>
        MessageIds.All([written]).ShouldBe(expected);
}
