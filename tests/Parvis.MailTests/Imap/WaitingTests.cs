using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>IDLE: the server tells when messages come.</summary>
public sealed class WaitingTests
{
    static readonly string[] Selected =
    [
        "C: A3 SELECT \"INBOX\"",
        "S: * 3 EXISTS",
        "S: * OK [UIDVALIDITY 1]",
        "S: A3 OK",
    ];

    [Fact]
    public async Task A_wait_ends_when_a_message_comes_not_when_another_is_marked_or_erased()
    {
        await using var server = ImapScripts.AfterCapable(
            "IDLE",
            [
                .. Selected,
                "C: A4 IDLE",
                "S: * OK still here",
                "S: + idling",
                "S: * 2 FETCH (FLAGS (\\Seen))",
                "S: * 1 EXPUNGE",
                "S: * 3 EXISTS",
                "C: DONE",
                "S: * 4 EXISTS",
                "S: A4 OK",
                "C: A5 LOGOUT",
                "S: A5 OK",
            ]
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            await mailbox.SelectAsync("INBOX", default);
            (await mailbox.WaitAsync(TimeSpan.FromMinutes(29), default)).ShouldBeTrue();
            mailbox.Exists.ShouldBe(4);
        }

        await server.PlayedAsync();
    }

    [Fact]
    public async Task A_wait_for_nothing_ends_in_time_and_the_connection_goes_on()
    {
        await using var server = ImapScripts.AfterCapable(
            "IDLE",
            [
                .. Selected,
                "C: A4 IDLE",
                "S: +",
                "C: DONE",
                "S: A4 OK",
                "C: A5 NOOP",
                "S: A5 OK",
                "C: A6 LOGOUT",
                "S: A6 OK",
            ]
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            await mailbox.SelectAsync("INBOX", default);
            (await mailbox.WaitAsync(TimeSpan.FromMilliseconds(200), default)).ShouldBeFalse();
            await mailbox.NoopAsync(default);
        }

        await server.PlayedAsync();
    }

    [Fact]
    public async Task What_came_during_a_search_is_not_waited_for()
    {
        await using var server = ImapScripts.AfterCapable(
            "IDLE",
            [
                .. Selected,
                "C: A4 UID SEARCH UID 1:*",
                "S: * SEARCH 1 2 3",
                "S: * 4 EXISTS",
                "S: A4 OK",
                "C: A5 LOGOUT",
                "S: A5 OK",
            ]
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            await mailbox.SelectAsync("INBOX", default);
            (await mailbox.SearchAsync(new MessageQuery(), default)).Count.ShouldBe(3);
            (await mailbox.WaitAsync(TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
        }

        await server.PlayedAsync();
    }

    [Theory]
    [InlineData(MailServerReason.NotSupported, "S: A4 NO never")]
    [InlineData(MailServerReason.ProtocolError, "S: A4 OK already")]
    [InlineData(MailServerReason.Dropped, "CUT")]
    public async Task A_wait_that_cannot_begin_says_why(MailServerReason reason, string answer)
    {
        await using var server = ImapScripts.AfterCapable("IDLE", [.. Selected, "C: A4 IDLE", answer]);
        await using var mailbox = await ImapScripts.OpenAsync(server);
        await mailbox.SelectAsync("INBOX", default);

        (await ImapScripts.ReasonAsync(() => mailbox.WaitAsync(TimeSpan.FromMinutes(1), default))).ShouldBe(reason);
    }

    [Fact]
    public async Task A_server_that_hangs_up_during_the_wait_is_told()
    {
        await using var server = ImapScripts.AfterCapable(
            "IDLE",
            [.. Selected, "C: A4 IDLE", "S: +", "S: * BYE bored", "CUT"]
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);
        await mailbox.SelectAsync("INBOX", default);

        (await ImapScripts.ReasonAsync(() => mailbox.WaitAsync(TimeSpan.FromMinutes(1), default))).ShouldBe(
            MailServerReason.Dropped
        );
    }

    [Fact]
    public async Task A_server_that_cannot_tell_is_asked_nothing()
    {
        await using var server = ImapScripts.After("C: A3 LOGOUT", "S: A3 OK");
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            mailbox.CanWait.ShouldBeFalse();
            (await ImapScripts.ReasonAsync(() => mailbox.WaitAsync(TimeSpan.FromMinutes(1), default))).ShouldBe(
                MailServerReason.NotSupported
            );
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() =>
                mailbox.WaitAsync(TimeSpan.FromHours(1), default)
            );
        }

        await server.PlayedAsync();
    }
}
