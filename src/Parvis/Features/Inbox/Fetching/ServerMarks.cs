using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// What becomes of messages on the server once their bytes are kept here. Those that are there only stay as they are.
/// </summary>
static class ServerMarks
{
    /// <summary>Nothing is left to do: a reading that was cut short comes by again.</summary>
    public static bool Has(Mailbox mailbox, MessageSummary message) =>
        mailbox.AfterStoring == AfterStoring.MarkRead
        && message.Flags.Contains(MailFlags.Seen, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// False when the server will not: it stops no message from being read, and is tried again with the daily count.
    /// Null when there was nothing to do.
    /// </summary>
    /// <exception cref="MailServerException">The connection is of no more use.</exception>
    public static async Task<bool?> TrySetAsync(
        Mailbox mailbox,
        SelectedFolder folder,
        IReadOnlyCollection<uint> uids,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        if (uids.Count == 0 || folder.ReadOnly || mailbox.AfterStoring == AfterStoring.LeaveAsItIs)
            return null;
        try
        {
            await (
                mailbox.AfterStoring == AfterStoring.Move
                    ? server.MoveAsync(uids, mailbox.MoveTo, cancellationToken)
                    : server.AddFlagsAsync(uids, [MailFlags.Seen], cancellationToken)
            );
            return true;
        }
        catch (MailServerException refused) when (refused.ConnectionGoesOn)
        {
            return false;
        }
    }

    /// <summary>
    /// Of messages that are still there, those it was not done to. One that is not moved is one that the server refused
    /// to move; one that is unread may be so because somebody wants it to.
    /// </summary>
    /// <param name="mailbox">As it is set now.</param>
    /// <param name="there">All that the town wants of its folder.</param>
    /// <param name="wasRefused">The server is known to have refused.</param>
    /// <param name="server">The open mailbox.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public static async Task<IReadOnlySet<uint>> LeftAsync(
        Mailbox mailbox,
        IReadOnlyCollection<uint> there,
        bool wasRefused,
        IMailbox server,
        CancellationToken cancellationToken
    ) =>
        mailbox.AfterStoring switch
        {
            AfterStoring.Move => there.ToHashSet(),
            AfterStoring.MarkRead when wasRefused => (
                await server.SearchAsync(new MessageQuery { Without = MailFlags.Seen }, cancellationToken)
            ).ToHashSet(),
            _ => new HashSet<uint>(),
        };
}
