using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// Stays on an open mailbox until something arrives there (IDLE, RFC 2177), so that a message is here within a second.
/// Every minute it is read all the same: a server that forgets to tell loses nothing.
/// </summary>
public sealed class MailboxListening(ParvisDbContext db)
{
    static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    /// <summary>
    /// True when the mailbox is to be read again on the same connection; false when the server cannot tell, has hung up,
    /// or the mailbox is not set as it was.
    /// </summary>
    public async Task<bool> WaitAsync(Mailbox mailbox, IMailbox server, CancellationToken cancellationToken)
    {
        if (!server.CanWait)
            return false;
        try
        {
            await server.WaitAsync(Turn, cancellationToken);
        }
        catch (MailServerException)
        {
            // Servers end long connections as they like; if it is worse, the next reading says so.
            return false;
        }

        // Another node, or somebody, may have changed what was read minutes ago.
        db.ChangeTracker.Clear();
        return await db.Set<Mailbox>()
            .AnyAsync(m => m.Id == mailbox.Id && m.Active && m.Version == mailbox.Version, cancellationToken);
    }
}
