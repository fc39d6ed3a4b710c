using System.Security.Cryptography;
using Parvis.Mail;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;
using Parvis.Mail.Writing;
using Parvis.MailPeers;
using Parvis.MailTests.Imap;
using Parvis.MailTests.Writing;

namespace Parvis.MailTests.Smtp;

/// <summary>The SMTP client against Debian's Postfix, whose mail is read back through Dovecot.</summary>
[Collection(nameof(SharedDovecot))]
public sealed class PostfixTests(SharedDovecot shared)
{
    [SkippableFact]
    public async Task What_is_written_is_sent_encrypted_and_read_back_byte_for_byte()
    {
        var dovecot = await shared.ServerAsync();
        var postfix = await shared.PostfixAsync();
        var user = dovecot.NewUser();
        var mail = Written.Simple with
        {
            Subject =
                "Réponse à votre demande concernant l'éclairage défaillant de l'allée des Érables, près de l'école",
            To = [new NamedAddress("Hélène", $"{user}@{PostfixServer.Domain}")],
            Text = ".\n..\nFrom quelqu'un\n" + new string('é', 3000),
            Html = "<p>Bonjour</p>",
            Files = [Written.File("plan d'été.bin", "application/zip", RandomNumberGenerator.GetBytes(3_000_000))],
        };
        var written = await Written.AsBytesAsync(mail);

        var result = await new SmtpClient().SubmitAsync(
            postfix.Server,
            MailLogin.WithPassword(user, DovecotServer.Password),
            new SubmittedMail
            {
                From = "mairie@saint-aubin.example",
                Recipients = [mail.To[0].Address, $"inconnu@{PostfixServer.Domain}", "quelqu.un@ailleurs.example"],
                Size = written.Length,
                WriteAsync = (content, stop) => MailWriter.WriteAsync(mail, content, stop),
            },
            default
        );

        result
            .Recipients.Select(r => (r.Outcome, r.Stage, r.Reply.Code, r.Reply.Status))
            .ShouldBe([
                (SubmissionOutcome.Accepted, SubmissionStage.Content, 250, "2.0.0"),
                (SubmissionOutcome.Refused, SubmissionStage.Recipient, 550, "5.1.1"),
                (SubmissionOutcome.Refused, SubmissionStage.Recipient, 550, "5.7.1"),
            ]);
        await using var mailbox = await shared.OpenAsync(user);
        var read = await ReadOneAsync(mailbox);
        // Relays put their own fields before.
        read.AsSpan(read.Length - written.Length).SequenceEqual(written).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Each_way_to_be_refused_has_its_reason()
    {
        var dovecot = await shared.ServerAsync();
        var postfix = await shared.PostfixAsync();
        var mail = SmtpScripts.Of("Subject: x\r\n\r\n", $"{dovecot.NewUser()}@{PostfixServer.Domain}");
        var login = MailLogin.WithPassword("boite1", "faux");
        var clear = postfix.Server with { Port = postfix.Port };

        (await ReasonAsync(postfix.Server, login, mail)).ShouldBe(MailServerReason.LoginRefused);
        (await ReasonAsync(clear with { Encryption = MailEncryption.StartTls }, login, mail)).ShouldBe(
            MailServerReason.LoginRefused
        );
        // It lets nobody log in in clear.
        (await ReasonAsync(clear with { Encryption = MailEncryption.None }, login, mail)).ShouldBe(
            MailServerReason.NotSupported
        );
        (await ReasonAsync(clear, login, mail)).ShouldBe(MailServerReason.TlsFailed);
        (await ReasonAsync(postfix.Server with { TrustedCertificate = null }, login, mail)).ShouldBe(
            MailServerReason.CertificateRefused
        );
    }

    [SkippableFact]
    public async Task Without_a_login_it_goes_to_its_own_mailboxes_alone()
    {
        var dovecot = await shared.ServerAsync();
        var postfix = await shared.PostfixAsync();
        var user = dovecot.NewUser();
        var mail = SmtpScripts.Of(
            "Subject: x\r\n\r\nBonjour",
            $"{user}@{PostfixServer.Domain}",
            "quelqu.un@ailleurs.example"
        ) with
        {
            From = "",
        };

        var result = await new SmtpClient().SubmitAsync(
            postfix.Server with
            {
                Port = postfix.Port,
                Encryption = MailEncryption.StartTls,
            },
            null,
            mail,
            default
        );

        result.Recipients[0].Outcome.ShouldBe(SubmissionOutcome.Accepted);
        result.Recipients[1].Outcome.ShouldBe(SubmissionOutcome.Refused);
        result.Recipients[1].Reply.Code.ShouldBe(554);
        await using var mailbox = await shared.OpenAsync(user);
        System.Text.Encoding.ASCII.GetString(await ReadOneAsync(mailbox)).ShouldContain("Return-Path: <>");
    }

    [SkippableFact]
    public async Task A_token_lets_send()
    {
        var dovecot = await shared.ServerAsync();
        var postfix = await shared.PostfixAsync();
        var user = dovecot.NewUser();
        var login = MailLogin.WithToken(user, _ => Task.FromResult(DovecotServer.TokenOf(user)));
        var mail = SmtpScripts.Of("Subject: x\r\n\r\nBonjour", $"{user}@{PostfixServer.Domain}");

        (await new SmtpClient().SubmitAsync(postfix.Server, login, mail, default)).Accepted.ShouldBeTrue();
        var stale = MailLogin.WithToken(user, _ => Task.FromResult("stale"));
        (await ReasonAsync(postfix.Server, stale, mail)).ShouldBe(MailServerReason.LoginRefused);
    }

    static async Task<byte[]> ReadOneAsync(IMailbox mailbox)
    {
        if ((await mailbox.SelectAsync("INBOX", default)).Exists == 0)
            (await mailbox.WaitAsync(TimeSpan.FromSeconds(20), default)).ShouldBeTrue();
        var uid = (await mailbox.SearchAsync(new MessageQuery(), default)).ShouldHaveSingleItem();
        using var read = new MemoryStream();
        await mailbox.FetchAsync(uid, read, default);
        return read.ToArray();
    }

    static async Task<MailServerReason> ReasonAsync(MailServer server, MailLogin login, SubmittedMail mail) =>
        (
            await Should.ThrowAsync<MailServerException>(() =>
                new SmtpClient().SubmitAsync(server, login, mail, default)
            )
        ).Reason;
}
