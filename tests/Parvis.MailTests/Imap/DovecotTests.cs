using System.Text;
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
}
