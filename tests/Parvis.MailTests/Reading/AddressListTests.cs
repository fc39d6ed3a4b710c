using Parvis.Mail.Reading.Headers;

namespace Parvis.MailTests.Reading;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("jean@x.example", "|jean@x.example")]
    [InlineData("<jean@x.example>", "|jean@x.example")]
    [InlineData("Jean Dupont <jean@x.example>", "Jean Dupont|jean@x.example")]
    [InlineData("\"Dupont, Jean\" <jean@x.example>", "Dupont, Jean|jean@x.example")]
    [InlineData("Dupont, Jean <jean@x.example>", "Dupont, Jean|jean@x.example")]
    [InlineData("jean@x.example (Jean Dupont)", "Jean Dupont|jean@x.example")]
    [InlineData("Jean jean@x.example", "Jean|jean@x.example")]
    [InlineData("\"Jean\" <<jean@x.example>>", "Jean|jean@x.example")]
    [InlineData("Jean <jean@x.example", "Jean|jean@x.example")]
    [InlineData("Jean <jean@x.example, Anne <anne@x.example>", "Jean|jean@x.example", "Anne|anne@x.example")]
    [InlineData("<a@x.example> <b@x.example>", "|a@x.example", "|b@x.example")]
    [InlineData("a@x.example; b@x.example", "|a@x.example", "|b@x.example")]
    [InlineData("Équipe: a@x.example, B <b@x.example>;", "|a@x.example", "B|b@x.example")]
    [InlineData("undisclosed-recipients:;")]
    [InlineData("Jean <mailto:jean@x.example>", "Jean|jean@x.example")]
    [InlineData("<@relay.example,@other.example:jean@x.example>", "|jean@x.example")]
    [InlineData("\"jean dupont\"@x.example", "|\"jean dupont\"@x.example")]
    [InlineData("=?utf-8?Q?Ren=C3=A9?= <rene@x.example>", "René|rene@x.example")]
    [InlineData("\"=?utf-8?Q?Ren=C3=A9?=\" <rene@x.example>", "René|rene@x.example")]
    [InlineData("=?utf-8?Q?Ren=C3=A9_=3Crene=40x.example=3E?=", "René|rene@x.example")]
    [InlineData("MAILER-DAEMON (Mail Delivery System)", "|MAILER-DAEMON")]
    [InlineData("Jean \u202Egpj.exe <jean@x.example>", "Jean gpj.exe|jean@x.example")]
    [InlineData("'Jean' <jean@x.example>", "Jean|jean@x.example")]
    [InlineData("\"Jean \\\"Jeannot\\\" D\" <jean@x.example>", "Jean \"Jeannot\" D|jean@x.example")]
    [InlineData("\"Jean <jean@x.example>", "Jean|jean@x.example")]
    [InlineData("Pete(a friend) <pete(his account)@silly.example(his host)>", "Pete|pete@silly.example")]
    [InlineData(", , ;")]
    [InlineData("")]
    public void Mailboxes_are_found_however_they_are_written(string field, params string[] expected) =>
        AddressList.Of(field).Select(a => $"{a.Name}|{a.Address}").ShouldBe(expected);

    [Theory]
    [InlineData("a:,")]
    [InlineData("\"\\")]
    [InlineData("<")]
    [InlineData("(")]
    [InlineData("x,")]
    [InlineData("=?utf-8?B??=")]
    public void A_field_that_repeats_a_sign_is_read_in_linear_memory(string sign)
    {
        var field = string.Concat(Enumerable.Repeat(sign, 200_000 / sign.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();

        AddressList.Of(field);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
    }
}
