using Parvis.Mail;
using Parvis.Mail.Imap;

namespace Parvis.MailTests.Imap;

/// <summary>What a server tells of a message that it does not hand over, or that is too large.</summary>
public sealed class EnvelopeTests
{
    [Theory]
    [InlineData(
        "(\"Mon, 16 Nov 2026 08:00:00 +0100\" \"=?utf-8?Q?Fuite_d'=C3=A9gout?=\" ((\"Anne Le Roux\" NIL \"anne\" \"exemple.fr\")) NIL NIL NIL NIL NIL NIL \"<x@y>\")",
        "Fuite d'égout",
        "Anne Le Roux",
        "anne@exemple.fr"
    )]
    [InlineData(
        "(NIL \"Sans nom\" ((NIL NIL \"anne\" \"exemple.fr\")) NIL NIL NIL NIL NIL NIL NIL)",
        "Sans nom",
        "",
        "anne@exemple.fr"
    )]
    [InlineData(
        "(NIL NIL ((NIL NIL \"groupe\" NIL)(NIL NIL \"anne\" \"exemple.fr\")(NIL NIL NIL NIL)) NIL NIL NIL NIL NIL NIL NIL)",
        "",
        "",
        "anne@exemple.fr"
    )]
    [InlineData("(NIL \"Perdu\" NIL NIL NIL NIL NIL NIL NIL NIL)", "Perdu", null, null)]
    [InlineData("()", "", null, null)]
    public async Task Its_subject_and_its_author_are_read(string told, string subject, string? name, string? address)
    {
        await using var server = ImapScripts.After(
            "C: A3 UID FETCH 7 (UID ENVELOPE)",
            $"S: * 2 FETCH (UID 7 ENVELOPE {told})",
            "S: A3 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await mailbox.ReadEnvelopeAsync(7, default)).ShouldBe(
            new MessageEnvelope(subject, address is null ? null : new NamedAddress(name!, address))
        );
    }

    [Fact]
    public async Task Of_a_message_that_is_gone_there_is_none()
    {
        await using var server = ImapScripts.After("C: A3 UID FETCH 7 (UID ENVELOPE)", "S: A3 OK");
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await mailbox.ReadEnvelopeAsync(7, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_are_found_by_the_day_they_came()
    {
        await using var server = ImapScripts.After(
            "C: A3 UID SEARCH UID 1:40 SINCE 5-Nov-2026",
            "S: * SEARCH 12 40",
            "S: A3 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (
            await mailbox.SearchAsync(new MessageQuery { ToUid = 40, ArrivedFrom = new DateOnly(2026, 11, 5) }, default)
        ).ShouldBe([12u, 40u]);
    }
}
