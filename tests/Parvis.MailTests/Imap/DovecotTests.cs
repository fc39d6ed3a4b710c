using System.Security.Cryptography;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;

namespace Parvis.MailTests.Imap;

/// <summary>The IMAP client against Debian's Dovecot.</summary>
[Collection(nameof(SharedDovecot))]
public sealed class DovecotTests(SharedDovecot shared)
{
    [SkippableFact]
    public async Task A_message_is_read_byte_for_byte_and_stays_unread()
    {
        var dovecot = await shared.ServerAsync();
        var user = dovecot.NewUser();
        var message = "Subject: =?utf-8?q?=C3=A9t=C3=A9?=\r\n\r\nBonjour\xE9\r\n.\r\n"u8.ToArray();
        dovecot.Deliver(user, message);
        await using var mailbox = await shared.OpenAsync(user);
        var folder = await mailbox.SelectAsync("INBOX", default);
        folder.Exists.ShouldBe(1);
        folder.UidValidity.ShouldBeGreaterThan(0u);
        var uid = (await mailbox.SearchAsync(new MessageQuery(), default)).ShouldHaveSingleItem();
        folder.UidNext.ShouldBe(uid + 1);

        using var read = new MemoryStream();
        (await mailbox.FetchAsync(uid, read, default)).ShouldBeTrue();

        read.ToArray().ShouldBe(message);
        var summary = (await mailbox.DescribeAsync([uid], default)).ShouldHaveSingleItem();
        summary.Flags.ShouldNotContain(MailFlags.Seen);
        summary.Size.ShouldBe(message.Length);
        summary.ArrivedAt.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task A_message_is_waited_for_marked_moved_and_erased()
    {
        var dovecot = await shared.ServerAsync();
        var user = dovecot.NewUser();
        await using var mailbox = await shared.OpenAsync(user);
        await mailbox.SelectAsync("INBOX", default);
        mailbox.CanWait.ShouldBeTrue();
        (await mailbox.WaitAsync(TimeSpan.FromMilliseconds(300), default)).ShouldBeFalse();
        var waiting = mailbox.WaitAsync(TimeSpan.FromMinutes(1), default);
        dovecot.Deliver(user, "Message-ID: <un@exemple.example>\r\n\r\n"u8);
        (await waiting).ShouldBeTrue();
        dovecot.Deliver(user, "Message-ID: <deux@exemple.example>\r\n\r\n"u8);
        await mailbox.NoopAsync(default);
        var uids = await mailbox.SearchAsync(new MessageQuery(), default);
        uids.Count.ShouldBe(2);
        (await mailbox.SearchAsync(new MessageQuery { MessageId = "deux@exemple.example" }, default)).ShouldBe([
            uids[1],
        ]);

        await mailbox.AddFlagsAsync(uids, [MailFlags.Seen, "$Parvis"], default);
        await mailbox.RemoveFlagsAsync([uids[1]], ["$Parvis"], default);
        (
            await mailbox.SearchAsync(new MessageQuery { With = "$Parvis", Without = MailFlags.Flagged }, default)
        ).ShouldBe([uids[0]]);

        const string folder = "Classés & rangés";
        await mailbox.CreateFolderAsync(folder, default);
        await mailbox.CreateFolderAsync(folder, default);
        await mailbox.MoveAsync([uids[0]], folder, default);
        (await mailbox.ListAsync(default)).ShouldContain(f => f.Name == folder && f.CanSelect);
        (await mailbox.StatusAsync(folder, default)).Messages.ShouldBe(1);
        (await mailbox.FetchAsync(uids[0], Stream.Null, default)).ShouldBeFalse();
        await mailbox.DeleteAsync([uids[1]], default);
        (await mailbox.SearchAsync(new MessageQuery(), default)).ShouldBeEmpty();
        mailbox.Exists.ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_token_opens_the_mailbox_of_its_owner_alone()
    {
        var dovecot = await shared.ServerAsync();
        var (user, another) = (dovecot.NewUser(), dovecot.NewUser());
        var token = DovecotServer.TokenOf(user);
        var login = MailLogin.WithToken(user, _ => Task.FromResult(token));

        await using (var mailbox = await new ImapClient().OpenAsync(dovecot.Server, login, default))
            (await mailbox.SelectAsync("INBOX", default)).Exists.ShouldBe(0);
        (await ReasonAsync(dovecot.Server, MailLogin.WithToken(another, _ => Task.FromResult(token)))).ShouldBe(
            MailServerReason.LoginRefused
        );
        (await ReasonAsync(dovecot.Server, MailLogin.WithToken(user, _ => Task.FromResult("périmé")))).ShouldBe(
            MailServerReason.LoginRefused
        );
    }

    [SkippableFact]
    public async Task A_wait_can_be_given_up_at_once()
    {
        var user = (await shared.ServerAsync()).NewUser();
        await using var mailbox = await shared.OpenAsync(user);
        await mailbox.SelectAsync("INBOX", default);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            mailbox.WaitAsync(TimeSpan.FromMinutes(1), stop.Token)
        );
        await Should.ThrowAsync<InvalidOperationException>(() => mailbox.NoopAsync(default));
    }

    [SkippableFact]
    public async Task Each_way_to_be_refused_has_its_reason()
    {
        var dovecot = await shared.ServerAsync();
        var user = dovecot.NewUser();
        var wrong = MailLogin.WithPassword(user, "faux");
        var clear = dovecot.Server with { Port = dovecot.ClearPort };

        (await ReasonAsync(dovecot.Server, wrong)).ShouldBe(MailServerReason.LoginRefused);
        (await ReasonAsync(clear with { Encryption = MailEncryption.StartTls }, wrong)).ShouldBe(
            MailServerReason.LoginRefused
        );
        (await ReasonAsync(clear with { Encryption = MailEncryption.None, Host = "localhost" }, wrong)).ShouldBe(
            MailServerReason.LoginRefused
        );
        (await ReasonAsync(clear, wrong)).ShouldBe(MailServerReason.TlsFailed);
        (await ReasonAsync(dovecot.Server with { TrustedCertificate = null }, wrong)).ShouldBe(
            MailServerReason.CertificateRefused
        );
        await using var mailbox = await shared.OpenAsync(user);
        (await ImapScripts.ReasonAsync(() => mailbox.SelectAsync("Absent", default))).ShouldBe(
            MailServerReason.FolderMissing
        );
        (await ImapScripts.ReasonAsync(() => mailbox.StatusAsync("Absent", default))).ShouldBe(
            MailServerReason.FolderMissing
        );
    }

    [SkippableFact]
    public async Task A_large_message_streams_in_little_memory()
    {
        var dovecot = await shared.ServerAsync();
        var user = dovecot.NewUser();
        var message = new byte[50 << 20];
        message.AsSpan().Fill((byte)'a');
        "Subject: x\r\n\r\n"u8.CopyTo(message);
        for (var i = 1000; i < message.Length; i += 76)
            "\r\n"u8.CopyTo(message.AsSpan(i - 1));
        dovecot.Deliver(user, message);
        await using var mailbox = await shared.OpenAsync(user);
        await mailbox.SelectAsync("INBOX", default);
        var uid = (await mailbox.SearchAsync(new MessageQuery(), default)).ShouldHaveSingleItem();
        using var hash = SHA256.Create();
        await using var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);

        (await mailbox.FetchAsync(uid, sink, default)).ShouldBeTrue();

        await sink.FlushFinalBlockAsync();
        hash.Hash.ShouldBe(SHA256.HashData(message));
    }

    static async Task<MailServerReason> ReasonAsync(MailServer server, MailLogin login) =>
        (await Should.ThrowAsync<MailServerException>(() => new ImapClient().OpenAsync(server, login, default))).Reason;
}
