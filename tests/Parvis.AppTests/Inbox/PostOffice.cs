using System.Text;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Settings;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;
using Parvis.MailPeers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A real Postfix that delivers to the mailboxes of a real Dovecot, on the loopback address.</summary>
sealed class PostOffice : IAsyncDisposable
{
    readonly DovecotServer dovecot;
    readonly PostfixServer postfix;

    PostOffice(DovecotServer dovecot, PostfixServer postfix)
    {
        this.dovecot = dovecot;
        this.postfix = postfix;
    }

    public static async Task<PostOffice> OpenAsync()
    {
        Requirements.Need(DovecotServer.Missing);
        Requirements.Need(PostfixServer.Missing);
        var dovecot = await DovecotServer.StartAsync();
        return new PostOffice(dovecot, await PostfixServer.StartAsync(dovecot));
    }

    public string NewUser() => dovecot.NewUser();

    public static string AddressOf(string user) => $"{user}@{PostfixServer.Domain}";

    /// <summary>How a town sends through it.</summary>
    public MailSettings Sending =>
        new()
        {
            Delivery = MailDelivery.Smtp,
            Host = "127.0.0.1",
            Port = postfix.Port,
            Security = MailSecurity.None,
        };

    /// <summary>How a town reads that mailbox.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="protect">Seals the password with the town's keys.</param>
    public MailboxConnection Reading(string user, Func<string, string> protect) =>
        new()
        {
            Host = "127.0.0.1",
            Port = dovecot.ClearPort,
            Security = MailboxSecurity.None,
            UserName = user,
            ProtectedSecret = protect(DovecotServer.Password),
            TakesExisting = true,
        };

    public async Task SendAsync(string from, IReadOnlyList<string> users, string eml)
    {
        var bytes = Encoding.UTF8.GetBytes(eml);
        var result = await new SmtpClient().SubmitAsync(
            new MailServer
            {
                Host = "127.0.0.1",
                Port = postfix.Port,
                Encryption = MailEncryption.None,
            },
            login: null,
            new SubmittedMail
            {
                From = from,
                Recipients = [.. users.Select(AddressOf)],
                WriteAsync = async (content, stop) => await content.WriteAsync(bytes, stop),
                EightBit = true,
            },
            CancellationToken.None
        );
        result.Recipients.ShouldAllBe(r => r.Outcome == SubmissionOutcome.Accepted);
    }

    /// <summary>Until everything it was given is in the mailboxes.</summary>
    public async Task DeliveredAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!postfix.IsIdle)
        {
            (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(5)).ShouldBeTrue(postfix.Log);
            await Task.Delay(50);
        }
    }

    /// <summary>What its owner has not read yet, read now.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadNewAsync(string user)
    {
        await using var mailbox = await OpenAsync(user);
        var read = new List<byte[]>();
        var uids = await mailbox.SearchAsync(new MessageQuery { Without = MailFlags.Seen }, CancellationToken.None);
        foreach (var uid in uids)
        {
            using var content = new MemoryStream();
            await mailbox.FetchAsync(uid, content, CancellationToken.None);
            read.Add(content.ToArray());
        }

        if (uids.Count > 0)
            await mailbox.AddFlagsAsync(uids, [MailFlags.Seen], CancellationToken.None);
        return read;
    }

    public async Task<int> UnreadAsync(string user)
    {
        await using var mailbox = await OpenAsync(user);
        return (await mailbox.SearchAsync(new MessageQuery { Without = MailFlags.Seen }, CancellationToken.None)).Count;
    }

    async Task<IMailbox> OpenAsync(string user)
    {
        var mailbox = await new ImapClient().OpenAsync(
            dovecot.Server,
            MailLogin.WithPassword(user, DovecotServer.Password),
            CancellationToken.None
        );
        await mailbox.SelectAsync("INBOX", CancellationToken.None);
        return mailbox;
    }

    public async ValueTask DisposeAsync()
    {
        await postfix.DisposeAsync();
        await dovecot.DisposeAsync();
    }
}
