using System.Text;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>Messages from servers that speak well, in their own way, or badly.</summary>
public sealed class FetchTests
{
    const string Ask = "C: A3 UID FETCH 7 (UID BODY.PEEK[])";

    [Theory]
    [InlineData("Bonjour\r\n", "S= * 2 FETCH (UID 7 BODY[] {9}\r\nBonjour\r\n)\r\n")]
    [InlineData("Bonjour\r\n", "S= * 2 FETCH (BODY[] {9}\r\nBonjour\r\n UID 7)\r\n")]
    [InlineData("Bonjour\r\n", "S= * 2 FETCH (FLAGS (\\Seen) body[] {9}\r\nBonjour\r\n UID 7 X \"a)b\\\"\")\r\n")]
    [InlineData("Bonjour", "S: * 2 FETCH (UID 7 BODY[] \"Bonjour\")")]
    [InlineData("", "S: * 2 FETCH (UID 7 BODY[] \"\")")]
    [InlineData("", "S= * 2 FETCH (UID 7 BODY[] {0}\r\n)\r\n")]
    [InlineData("été A3 OK\r\nA3 OK", "S= * 2 FETCH (UID 7 BODY[] {18}\r\nété A3 OK\r\nA3 OK)\r\n")]
    [InlineData(
        "Bonjour",
        "S= * 5 EXISTS\r\n* 1 EXPUNGE\r\n* OK still here\r\n* 1 FETCH (UID 7 BODY[] {7}\r\nBonjour)\r\n* 4 FETCH (FLAGS (\\Seen))\r\n* LIST () NIL {3}\r\na b\r\n"
    )]
    [InlineData(null, "S: * 3 EXISTS")]
    [InlineData(null, "S: * 2 FETCH (UID 7 BODY[] NIL)")]
    [InlineData(null, "S: * 2 FETCH (UID 7 FLAGS ())")]
    public async Task A_message_comes_whole_however_it_is_given(string? expected, string answer)
    {
        await using var server = ImapScripts.After(Ask, answer, "S: A3 OK done", "C: A4 LOGOUT", "S: A4 OK");
        using var read = new MemoryStream();
        await using (var mailbox = await ImapScripts.OpenAsync(server))
            (await mailbox.FetchAsync(7, read, default)).ShouldBe(expected is not null);

        Encoding.UTF8.GetString(read.ToArray()).ShouldBe(expected ?? "");
        await server.PlayedAsync();
    }

    [Theory]
    [InlineData(MailServerReason.ProtocolError, "S= * 2 FETCH (UID 8 BODY[] {3}\r\nabc)\r\n")]
    [InlineData(MailServerReason.ProtocolError, "S= * 2 FETCH (BODY[] {3}\r\nabc)\r\n")]
    [InlineData(
        MailServerReason.ProtocolError,
        "S= * 2 FETCH (UID 7 BODY[] {3}\r\nabc)\r\n* 2 FETCH (UID 7 BODY[] {3}\r\nabc)\r\n"
    )]
    [InlineData(MailServerReason.ProtocolError, "S= * 2 FETCH (UID 7 BODY[] {3}\r\nabc\r\n")]
    [InlineData(MailServerReason.ProtocolError, "S: * 2 FETCH (UID 7 BODY[] \"abc)")]
    [InlineData(MailServerReason.ProtocolError, "S: * 2 FETCH UID 7)")]
    [InlineData(MailServerReason.ProtocolError, "S: * 2 FETCH (UID 7 \u0001)")]
    [InlineData(MailServerReason.ProtocolError, "S: * 2 FETCH (((((((((((((((((((((((((((((((((((((((((")]
    [InlineData(MailServerReason.ProtocolError, "S: * LIST () NIL {2000000000}")]
    [InlineData(MailServerReason.ProtocolError, "S: A9 OK another's")]
    [InlineData(MailServerReason.ProtocolError, "S: A3 BAD what")]
    [InlineData(MailServerReason.TooLarge, "S: * 2 FETCH (UID 7 BODY[] {300000000000}")]
    [InlineData(MailServerReason.Refused, "S: A3 NO not now")]
    [InlineData(MailServerReason.Busy, "S: A3 NO [INUSE] not now")]
    public async Task Nonsense_is_an_error_with_a_reason(MailServerReason reason, string answer)
    {
        await using var server = ImapScripts.After(Ask, answer, "S: A3 OK done");
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await ImapScripts.ReasonAsync(() => mailbox.FetchAsync(7, new MemoryStream(), default))).ShouldBe(reason);
    }

    [Theory]
    [InlineData("CUT")]
    [InlineData("S= * 2 FETCH (UID 7 BODY[] {900}\r\nBonj", "CUT")]
    [InlineData("S= * 2 FET", "CUT")]
    public async Task A_cut_is_told_and_the_connection_is_of_no_more_use(params string[] script)
    {
        await using var server = ImapScripts.After([Ask, .. script]);
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await ImapScripts.ReasonAsync(() => mailbox.FetchAsync(7, new MemoryStream(), default))).ShouldBe(
            MailServerReason.Dropped
        );
        await Should.ThrowAsync<InvalidOperationException>(() => mailbox.NoopAsync(default));
    }

    [Fact]
    public async Task A_server_that_leaves_says_why()
    {
        await using var server = ImapScripts.After(Ask, "S: * BYE maintenance at noon", "CUT");
        await using var mailbox = await ImapScripts.OpenAsync(server);

        var left = await Should.ThrowAsync<MailServerException>(() =>
            mailbox.FetchAsync(7, new MemoryStream(), default)
        );
        left.Reason.ShouldBe(MailServerReason.Dropped);
        left.ServerText.ShouldBe("maintenance at noon");
    }

    [Theory]
    [InlineData("MUTE")]
    [InlineData("S= * 2 FETCH (UID 7 BODY[] {900}\r\nBonj", "MUTE")]
    public async Task Silence_ends_at_the_time_limit(params string[] script)
    {
        await using var server = ImapScripts.After([Ask, .. script]);
        await using var mailbox = await new ImapClient().OpenAsync(
            server.Server with
            {
                ExchangeTimeout = TimeSpan.FromMilliseconds(300),
            },
            ImapScripts.Login,
            default
        );

        (await ImapScripts.ReasonAsync(() => mailbox.FetchAsync(7, new MemoryStream(), default))).ShouldBe(
            MailServerReason.TimedOut
        );
    }

    [Fact]
    public async Task A_line_without_end_is_not_kept_in_memory()
    {
        await using var server = ImapScripts.After(Ask, "S= * OK " + new string('a', 5 << 20), "MUTE");
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await ImapScripts.ReasonAsync(() => mailbox.FetchAsync(7, new MemoryStream(), default))).ShouldBe(
            MailServerReason.ProtocolError
        );
    }

    [Fact]
    public async Task Who_asked_can_give_up()
    {
        await using var server = ImapScripts.After(Ask, "MUTE");
        await using var mailbox = await ImapScripts.OpenAsync(server);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            mailbox.FetchAsync(7, new MemoryStream(), stop.Token)
        );
    }
}
