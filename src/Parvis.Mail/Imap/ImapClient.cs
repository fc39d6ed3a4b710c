using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Opens mailboxes by IMAP4rev1 (RFC 3501).</summary>
public sealed class ImapClient : IMailboxSource
{
    /// <inheritdoc/>
    public async Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken)
    {
        var connection = new ImapConnection(await WireConnector.ConnectAsync(server, cancellationToken));
        try
        {
            await ImapLogin.EnterAsync(connection, login, cancellationToken);
            return new ImapMailbox(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
