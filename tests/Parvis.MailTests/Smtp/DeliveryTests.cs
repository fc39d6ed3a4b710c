using System.Text;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;

namespace Parvis.MailTests.Smtp;

/// <summary>A message and what becomes of it for each recipient.</summary>
public sealed class DeliveryTests
{
    const string From = "C: MAIL FROM:<mairie@saint-aubin.example>";
    const string To = "C: RCPT TO:<anne@exemple.example>";

    [Fact]
    public async Task A_message_goes_through_with_its_dots()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening(),
            From,
            "S: 250 2.1.0 Ok",
            To,
            "S: 250 2.1.5 Ok",
            "C: DATA",
            "S: 354 go on",
            "C: Subject: x",
            "C: ",
            "C: ..",
            "C: ...deux",
            "C: fin",
            "C: .",
            "S: 250 2.0.0 queued as 12",
            "C: QUIT",
            "S: 221 bye",
        ]);

        var result = await SmtpScripts.SubmitAsync(
            server,
            SmtpScripts.Of("Subject: x\r\n\r\n.\r\n..deux\r\nfin", "anne@exemple.example")
        );

        result.Accepted.ShouldBeTrue();
        var recipient = result.Recipients.ShouldHaveSingleItem();
        recipient.Stage.ShouldBe(SubmissionStage.Content);
        recipient.Reply.ShouldBe(new SmtpReply(250, "2.0.0", "queued as 12"));
        await server.PlayedAsync();
    }

    [Fact]
    public async Task Each_recipient_has_its_own_result()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening(),
            From,
            "S: 250 Ok",
            "C: RCPT TO:<absent@exemple.example>",
            "S: 550-5.1.1 absent@exemple.example:",
            "S: 550 5.1.1 no such user",
            "C: RCPT TO:<plein@exemple.example>",
            "S: 452 4.2.2 mailbox full",
            To,
            "S: 250 Ok",
            "C: DATA",
            "S: 354",
            "C: Subject: x",
            "C: ",
            "C: Bonjour",
            "C: .",
            "S: 250 Ok",
        ]);
        var mail = SmtpScripts.Mail with
        {
            Recipients =
            [
                "absent@exemple.example",
                "plein@exemple.example",
                "pas une adresse",
                "a\r\nRCPT TO:<b@c>",
                "été@exemple.example",
                "anne@exemple.example",
            ],
        };

        var result = await SmtpScripts.SubmitAsync(server, mail);

        result.Accepted.ShouldBeFalse();
        result.Recipients.Select(r => r.Address).ShouldBe(mail.Recipients);
        result
            .Recipients.Select(r => (r.Outcome, r.Reply.Code, r.Reply.Status))
            .ShouldBe([
                (SubmissionOutcome.Refused, 550, "5.1.1"),
                (SubmissionOutcome.Later, 452, "4.2.2"),
                (SubmissionOutcome.Refused, 553, "5.1.3"),
                (SubmissionOutcome.Refused, 553, "5.1.3"),
                (SubmissionOutcome.Refused, 553, "5.6.7"),
                (SubmissionOutcome.Accepted, 250, ""),
            ]);
        result.Recipients[0].Reply.Text.ShouldBe("absent@exemple.example:\nno such user");
    }

    [Theory]
    [InlineData("S: 550 5.7.1 not yours", SubmissionOutcome.Refused)]
    [InlineData("S: 451 later", SubmissionOutcome.Later)]
    public async Task A_refused_sender_decides_for_all(string answer, SubmissionOutcome outcome)
    {
        await using var server = new ScriptedServer([.. SmtpScripts.Opening(), From, answer]);

        var recipient = (await SmtpScripts.SubmitAsync(server)).Recipients.ShouldHaveSingleItem();

        recipient.Outcome.ShouldBe(outcome);
        recipient.Stage.ShouldBe(SubmissionStage.Sender);
    }

    [Theory]
    [InlineData("S: 552 5.3.4 too big", SubmissionOutcome.Refused)]
    [InlineData("S: 451 4.3.0 later", SubmissionOutcome.Later)]
    public async Task A_refused_content_decides_for_those_that_were_accepted(string answer, SubmissionOutcome outcome)
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening(),
            From,
            "S: 250",
            To,
            "S: 250",
            "C: DATA",
            answer,
        ]);

        var recipient = (await SmtpScripts.SubmitAsync(server)).Recipients.ShouldHaveSingleItem();

        recipient.Outcome.ShouldBe(outcome);
        recipient.Stage.ShouldBe(SubmissionStage.Content);
    }

    [Fact]
    public async Task Without_a_good_recipient_nothing_is_sent()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening(),
            From,
            "S: 250",
            To,
            "S: 550 no",
            "C: QUIT",
            "S: 221",
        ]);

        (await SmtpScripts.SubmitAsync(server)).Recipients[0].Stage.ShouldBe(SubmissionStage.Recipient);
        await server.PlayedAsync();
    }

    [Fact]
    public async Task What_the_server_can_do_is_used()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening("SIZE 1000", "8BITMIME", "SMTPUTF8"),
            "C: MAIL FROM:<> SIZE=26 BODY=8BITMIME SMTPUTF8",
            "S: 250",
            "C: RCPT TO:<été@xn--vry-9la.example>",
            "S: 550 no",
        ]);

        await SmtpScripts.SubmitAsync(
            server,
            SmtpScripts.Mail with
            {
                From = "",
                Recipients = ["été@évry.example"],
                Size = 26,
            }
        );
        await using var small = new ScriptedServer([.. SmtpScripts.Opening("SIZE 1000"), "C: QUIT", "S: 221"]);
        var big = await SmtpScripts.SubmitAsync(small, SmtpScripts.Mail with { Size = 1001 });
        big.Recipients[0].Reply.Code.ShouldBe(552);
        await small.PlayedAsync();
    }

    [Fact]
    public async Task A_server_of_another_age_is_greeted_in_its_own_way()
    {
        await using var server = new ScriptedServer(
            "S: 220 vieux",
            SmtpScripts.Ehlo,
            "S: 502 what",
            SmtpScripts.Ehlo.Replace("EHLO", "HELO", StringComparison.Ordinal),
            "S: 250 hello",
            From,
            "S: 550 no"
        );
        await SmtpScripts.SubmitAsync(server, SmtpScripts.Mail with { Size = 10, EightBit = true });
        await server.PlayedAsync();
    }

    [Theory]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r.\rb\r", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\n\r\n.\r\n", "a\r\n\r\n..\r\n.\r\n")]
    [InlineData("a\r\r\n.b", "a\r\n\r\n..b\r\n.\r\n")]
    [InlineData("\n.\r\nMAIL FROM:<x@y>\r\n", "\r\n..\r\nMAIL FROM:<x@y>\r\n.\r\n")]
    [InlineData("", ".\r\n")]
    public async Task Nothing_in_a_message_can_be_taken_for_its_end(string message, string wire)
    {
        using var written = new MemoryStream();
        await using var connection = new WireConnection(written, new MailServer { Host = "x", Port = 25 });
        connection.StartExchange();
        // In one piece, then byte by byte: a line end may be cut in two.
        foreach (var size in (int[])[message.Length, 1])
        {
            written.SetLength(0);
            await using var content = new DotStuffing(connection);
            foreach (var piece in Encoding.ASCII.GetBytes(message).Chunk(Math.Max(size, 1)))
                await content.WriteAsync(piece);
            await content.EndAsync(default);
            Encoding.ASCII.GetString(written.ToArray()).ShouldBe(wire);
        }
    }

    [Theory]
    [InlineData("CUT", MailServerReason.AnswerLost)]
    [InlineData("S: 25", MailServerReason.AnswerLost)]
    [InlineData("S: 421 4.3.2 closing", MailServerReason.Busy)]
    public async Task Given_whole_it_may_have_arrived_unless_the_server_says_no(string end, MailServerReason reason)
    {
        await using var server = new ScriptedServer([.. Given, end]);

        var failure = await Should.ThrowAsync<MailServerException>(() => SmtpScripts.SubmitAsync(server));

        failure.Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task Who_stops_waits_for_the_answer_to_what_was_given()
    {
        await using var server = new ScriptedServer([.. Given, "WAIT", "S: 250 2.0.0 queued"]);
        using var stopping = new CancellationTokenSource();
        var sending = new SmtpClient().SubmitAsync(server.Server, null, SmtpScripts.Mail, stopping.Token);
        await server.Waiting.WaitAsync(TimeSpan.FromSeconds(10));

        await stopping.CancelAsync();
        server.GoOn();

        (await sending).Accepted.ShouldBeTrue();
    }

    /// <summary>Up to the point that ends the message.</summary>
    static readonly string[] Given =
    [
        .. SmtpScripts.Opening(),
        From,
        "S: 250",
        To,
        "S: 250",
        "C: DATA",
        "S: 354",
        "C: Subject: x",
        "C: ",
        "C: Bonjour",
        "C: .",
    ];

    [Fact]
    public async Task A_message_that_cannot_be_read_to_its_end_is_not_sent()
    {
        await using var server = new ScriptedServer([
            .. SmtpScripts.Opening(),
            From,
            "S: 250",
            To,
            "S: 250",
            "C: DATA",
            "S: 354",
            "MUTE",
        ]);
        var mail = SmtpScripts.Mail with { WriteAsync = (_, _) => throw new FileNotFoundException() };

        await Should.ThrowAsync<FileNotFoundException>(() => SmtpScripts.SubmitAsync(server, mail));
        // The connection is cut before the point that would end it: the server throws away what it has.
        await server.PlayedAsync();
    }
}
