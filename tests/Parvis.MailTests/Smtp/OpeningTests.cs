using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;
using Parvis.MailPeers;

namespace Parvis.MailTests.Smtp;

/// <summary>From the greeting to the message, and what is said of each way it fails.</summary>
public sealed class OpeningTests
{
    static readonly MailLogin Login = MailLogin.WithPassword("mairie", "secret");
    static readonly string[] Refusal = ["C: MAIL FROM:<mairie@saint-aubin.example>", "S: 550 no"];

    [Fact]
    public async Task The_password_is_said_once_encrypted()
    {
        using var certificate = PeerCertificate.Make();
        await using var server = new ScriptedServer(
            certificate,
            [
                .. SmtpScripts.Opening("STARTTLS", "AUTH LOGIN"),
                "C: STARTTLS",
                "S: 220 go",
                "TLS",
                SmtpScripts.Ehlo,
                "S: 250-smtp.exemple.example",
                "S: 250 AUTH LOGIN PLAIN",
                "C: AUTH PLAIN AG1haXJpZQBzZWNyZXQ=",
                "S: 235 2.7.0 welcome",
                .. Refusal,
            ]
        );
        await SmtpScripts.SubmitAsync(server, login: Login, encryption: MailEncryption.StartTls);
        await server.PlayedAsync();
    }

    [Fact]
    public async Task The_name_then_the_password_to_a_server_that_knows_no_other_way()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening("AUTH=LOGIN"),
            "C: AUTH LOGIN",
            "S: 334 VXNlcm5hbWU6",
            "C: bWFpcmll",
            "S: 334 UGFzc3dvcmQ6",
            "C: c2VjcmV0",
            "S: 235 welcome",
            .. Refusal,
        ]);
        await SmtpScripts.SubmitAsync(server, login: Login);
        await server.PlayedAsync();
    }

    [Fact]
    public async Task A_refused_token_is_told_in_details_that_want_an_empty_line()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening("AUTH XOAUTH2 PLAIN"),
            "C: AUTH XOAUTH2 dXNlcj1tYWlyaWUBYXV0aD1CZWFyZXIgamV0b24BAQ==",
            "S: 334 eyJzdGF0dXMiOiI0MDAifQ==",
            "C: ",
            "S: 535 5.7.8 no",
        ]);
        var login = MailLogin.WithToken("mairie", _ => Task.FromResult("jeton"));

        (await ReasonAsync(server, login)).ShouldBe(MailServerReason.LoginRefused);
        await server.PlayedAsync();
    }

    [Theory]
    [InlineData(MailServerReason.LoginRefused, "S: 535 5.7.8 no")]
    [InlineData(MailServerReason.Busy, "S: 454 4.7.0 later")]
    [InlineData(MailServerReason.Busy, "S: 421 closing")]
    [InlineData(MailServerReason.Dropped, "CUT")]
    [InlineData(MailServerReason.ProtocolError, "S: welcome")]
    public async Task A_refused_login_says_why(MailServerReason reason, string answer)
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening("AUTH PLAIN"),
            "C: AUTH PLAIN AG1haXJpZQBzZWNyZXQ=",
            answer,
        ]);

        (await ReasonAsync(server, Login)).ShouldBe(reason);
    }

    [Theory]
    [InlineData(MailServerReason.Busy, "S: 421 too many connections")]
    [InlineData(MailServerReason.Refused, "S: 554 5.7.1 you are on a list")]
    [InlineData(MailServerReason.ProtocolError, "S: * OK IMAP4rev1 ready")]
    [InlineData(MailServerReason.ProtocolError, "S: 22")]
    [InlineData(MailServerReason.ProtocolError, "S: 220x")]
    [InlineData(MailServerReason.ProtocolError, "S= 220-a\r\n250 b\r\n")]
    [InlineData(MailServerReason.ProtocolError, "S: 999 a")]
    [InlineData(MailServerReason.Dropped, "CUT")]
    public async Task A_server_that_does_not_let_in_says_why(MailServerReason reason, string greeting)
    {
        await using var server = new ScriptedServer(greeting);

        (await ReasonAsync(server, null)).ShouldBe(reason);
    }

    [Fact]
    public async Task A_reply_without_end_is_not_kept_in_memory()
    {
        await using var server = new ScriptedServer(
            "S= " + string.Concat(Enumerable.Repeat("220-encore\r\n", 1000)),
            "MUTE"
        );

        (await ReasonAsync(server, null)).ShouldBe(MailServerReason.ProtocolError);
    }

    [Theory]
    [InlineData("MUTE")]
    [InlineData("S= 220-", "MUTE")]
    public async Task Silence_ends_at_the_time_limit(params string[] script)
    {
        await using var server = new ScriptedServer(script);
        var hasty = server.Server with { ExchangeTimeout = TimeSpan.FromMilliseconds(300) };

        (
            await Should.ThrowAsync<MailServerException>(() =>
                new SmtpClient().SubmitAsync(hasty, null, SmtpScripts.Mail, default)
            )
        ).Reason.ShouldBe(MailServerReason.TimedOut);
    }

    [Fact]
    public async Task A_port_that_accepts_and_stays_silent_is_left_long_before_a_command_would_be()
    {
        await using var server = new ScriptedServer("MUTE");
        var hasty = server.Server with { GreetingTimeout = TimeSpan.FromMilliseconds(300) };
        new MailServer { Host = "x", Port = 25 }.GreetingTimeout.ShouldBe(TimeSpan.FromSeconds(15));

        var left = Should.ThrowAsync<MailServerException>(() =>
            new SmtpClient().SubmitAsync(hasty, null, SmtpScripts.Mail, default)
        );

        (await left.WaitAsync(TimeSpan.FromSeconds(5))).Reason.ShouldBe(MailServerReason.TimedOut);
    }

    [Fact]
    public async Task A_server_that_greeted_in_time_has_the_whole_limit_for_what_it_is_asked()
    {
        await using var server = new ScriptedServer([
            SmtpScripts.Opening()[0],
            SmtpScripts.Ehlo,
            "WAIT",
            .. SmtpScripts.Opening()[2..],
            .. Refusal,
        ]);
        var hasty = server.Server with { GreetingTimeout = TimeSpan.FromMilliseconds(300) };

        var submitted = new SmtpClient().SubmitAsync(hasty, null, SmtpScripts.Mail, default);
        await server.Waiting;
        (await Task.WhenAny(submitted, Task.Delay(TimeSpan.FromMilliseconds(600)))).ShouldNotBe(submitted);
        server.GoOn();

        (await submitted).Recipients.ShouldHaveSingleItem().Outcome.ShouldBe(SubmissionOutcome.Refused);
    }

    [Fact]
    public async Task What_is_missing_on_the_server_is_told_apart()
    {
        await using var plain = new ScriptedServer(SmtpScripts.Opening());
        (await ReasonAsync(plain, null, MailEncryption.StartTls)).ShouldBe(MailServerReason.StartTlsMissing);
        await using var noLogin = new ScriptedServer(SmtpScripts.Opening("AUTH GSSAPI"));
        (await ReasonAsync(noLogin, Login)).ShouldBe(MailServerReason.NotSupported);
    }

    static async Task<MailServerReason> ReasonAsync(
        ScriptedServer server,
        MailLogin? login,
        MailEncryption encryption = MailEncryption.None
    ) =>
        (
            await Should.ThrowAsync<MailServerException>(() =>
                SmtpScripts.SubmitAsync(server, login: login, encryption: encryption)
            )
        ).Reason;
}
