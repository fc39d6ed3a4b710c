using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>The seam behind which the IMAP client can be replaced.</summary>
public interface IMailboxSource
{
    /// <summary>Connects, encrypts and logs in; the caller disposes of the mailbox.</summary>
    /// <exception cref="MailServerException">With the reason why it could not.</exception>
    Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken);
}
