using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;

namespace Parvis.MailTests.Imap;

/// <summary>From the greeting to an open mailbox, and what is said of each way it fails.</summary>
public sealed class LoginTests
{
    [Fact]
    public async Task A_server_that_says_all_at_once_is_asked_nothing_more()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready",
            "C: A1 AUTHENTICATE PLAIN AG1haXJpZQBzZWNyZXQ=",
            "S: A1 OK [CAPABILITY IMAP4rev1 IDLE] welcome",
            "C: A2 LOGOUT",
            "S: * BYE",
            "S: A2 OK done"
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
            mailbox.CanWait.ShouldBeTrue();
        await server.PlayedAsync();
    }

    [Fact]
    public async Task The_answer_waits_for_a_server_that_asks_for_it()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
            "C: A1 AUTHENTICATE PLAIN",
            "S: +",
            "C: AG1haXJpZQBzZWNyZXQ=",
            "S: A1 OK welcome",
            "C: A2 CAPABILITY",
            "S: * CAPABILITY IMAP4rev1",
            "S: A2 OK",
            "C: A3 LOGOUT",
            "S: A3 OK done"
        );
        await (await ImapScripts.OpenAsync(server)).DisposeAsync();
        await server.PlayedAsync();
    }

    [Fact]
    public async Task A_password_with_accents_is_counted_not_quoted()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1] ready",
            "C: A1 LOGIN \"ma\\\"irie\" {5}",
            "S: + go on",
            "C: été",
            "S: A1 OK [CAPABILITY IMAP4rev1] welcome",
            "C: A2 LOGOUT",
            "S: A2 OK done"
        );
        await (await ImapScripts.OpenAsync(server, MailLogin.WithPassword("ma\"irie", "été"))).DisposeAsync();
        await server.PlayedAsync();
    }

    [Fact]
    public async Task A_token_is_asked_for_and_given()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] ready",
            // user=mairie ^A auth=Bearer jeton ^A ^A
            "C: A1 AUTHENTICATE XOAUTH2 dXNlcj1tYWlyaWUBYXV0aD1CZWFyZXIgamV0b24BAQ==",
            "S: A1 OK [CAPABILITY IMAP4rev1] welcome",
            "C: A2 LOGOUT",
            "S: A2 OK done"
        );
        var login = MailLogin.WithToken("mairie", _ => Task.FromResult("jeton"));
        await (await ImapScripts.OpenAsync(server, login)).DisposeAsync();
        await server.PlayedAsync();
    }

    [Fact]
    public async Task A_refused_token_is_told_in_details_that_want_an_empty_line()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready",
            "C: A1 AUTHENTICATE XOAUTH2 dXNlcj1tYWlyaWUBYXV0aD1CZWFyZXIgamV0b24BAQ==",
            "S: + eyJzdGF0dXMiOiI0MDAifQ==",
            "C: ",
            "S: A1 NO SASL authentication failed"
        );
        var login = MailLogin.WithToken("mairie", _ => Task.FromResult("jeton"));
        (await ImapScripts.ReasonAsync(() => ImapScripts.OpenAsync(server, login))).ShouldBe(
            MailServerReason.LoginRefused
        );
        await server.PlayedAsync();
    }

    [Fact]
    public async Task Nothing_secret_is_said_before_the_encryption_and_nothing_said_in_clear_is_believed()
    {
        using var certificate = PeerCertificate.Make();
        await using var server = new ScriptedServer(
            certificate,
            "S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR IDLE] ready",
            "C: A1 STARTTLS",
            "S: A1 OK go",
            "TLS",
            "C: A2 CAPABILITY",
            "S: * CAPABILITY IMAP4rev1",
            "S: A2 OK",
            "C: A3 LOGIN \"mairie\" \"secret\"",
            "S: A3 OK [CAPABILITY IMAP4rev1] welcome",
            "C: A4 LOGOUT",
            "S: A4 OK done"
        );
        await using (
            var mailbox = await new ImapClient().OpenAsync(
                server.Server with
                {
                    Encryption = MailEncryption.StartTls,
                },
                ImapScripts.Login,
                default
            )
        )
            mailbox.CanWait.ShouldBeFalse();
        await server.PlayedAsync();
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_are_refused()
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] ready",
            "C: A1 STARTTLS",
            "S= A1 OK go\r\n* OK [CAPABILITY IMAP4rev1 EVIL] slipped in\r\n"
        );
        var startTls = server.Server with { Encryption = MailEncryption.StartTls };

        (
            await ImapScripts.ReasonAsync(() => new ImapClient().OpenAsync(startTls, ImapScripts.Login, default))
        ).ShouldBe(MailServerReason.ProtocolError);
    }

    [Theory]
    [InlineData(MailServerReason.StartTlsMissing, "S: * OK [CAPABILITY IMAP4rev1] ready")]
    [InlineData(MailServerReason.StartTlsMissing, "S: * PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] already in")]
    [InlineData(MailServerReason.Busy, "S: * BYE too many connections")]
    [InlineData(MailServerReason.ProtocolError, "S: 220 smtp.exemple.fr ESMTP")]
    [InlineData(MailServerReason.ProtocolError, "S: ")]
    [InlineData(MailServerReason.ProtocolError, "S: * 12 EXISTS")]
    [InlineData(MailServerReason.Dropped, "CUT")]
    public async Task A_server_that_cannot_be_entered_encrypted_says_why(MailServerReason reason, string greeting)
    {
        await using var server = new ScriptedServer(greeting);
        var startTls = server.Server with { Encryption = MailEncryption.StartTls };

        (
            await ImapScripts.ReasonAsync(() => new ImapClient().OpenAsync(startTls, ImapScripts.Login, default))
        ).ShouldBe(reason);
    }

    [Theory]
    [InlineData(MailEncryption.None)]
    [InlineData(MailEncryption.StartTls)]
    public async Task A_port_that_accepts_and_stays_silent_is_left_long_before_a_command_would_be(
        MailEncryption encryption
    )
    {
        await using var server = new ScriptedServer("MUTE");
        var hasty = server.Server with { Encryption = encryption, GreetingTimeout = TimeSpan.FromMilliseconds(300) };

        var left = ImapScripts.ReasonAsync(() => new ImapClient().OpenAsync(hasty, ImapScripts.Login, default));

        (await left.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBe(MailServerReason.TimedOut);
    }

    [Theory]
    [InlineData(MailServerReason.LoginRefused, "S: A1 NO [AUTHENTICATIONFAILED] no")]
    [InlineData(MailServerReason.LoginRefused, "S: A1 NO invalid credentials")]
    [InlineData(MailServerReason.Busy, "S: A1 NO [UNAVAILABLE] later")]
    [InlineData(MailServerReason.ProtocolError, "S: A1 BAD what")]
    [InlineData(MailServerReason.ProtocolError, "S: B7 OK another's")]
    [InlineData(MailServerReason.Dropped, "CUT")]
    public async Task A_refused_login_says_why(MailServerReason reason, string answer)
    {
        await using var server = new ScriptedServer(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready",
            "C: A1 AUTHENTICATE PLAIN AG1haXJpZQBzZWNyZXQ=",
            answer
        );

        (await ImapScripts.ReasonAsync(() => ImapScripts.OpenAsync(server))).ShouldBe(reason);
    }

    [Theory]
    [InlineData("IMAP4rev1 LOGINDISABLED", false)]
    [InlineData("IMAP4rev1 LOGINDISABLED AUTH=GSSAPI", false)]
    [InlineData("IMAP4rev1 AUTH=PLAIN", true)]
    public async Task A_server_that_offers_no_way_in_is_told_apart(string capabilities, bool token)
    {
        await using var server = new ScriptedServer($"S: * OK [CAPABILITY {capabilities}] ready");
        var login = token ? MailLogin.WithToken("mairie", _ => Task.FromResult("jeton")) : ImapScripts.Login;

        (await ImapScripts.ReasonAsync(() => ImapScripts.OpenAsync(server, login))).ShouldBe(
            MailServerReason.NotSupported
        );
    }
}
