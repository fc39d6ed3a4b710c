using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Opens mailboxes by IMAP4rev1 (RFC 3501).</summary>
public sealed class ImapClient : IMailboxSource
{
    /// <inheritdoc/>
    public Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not written yet.");
}
