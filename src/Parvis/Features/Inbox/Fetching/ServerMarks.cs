using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;

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

    public static Task SetAsync(
        Mailbox mailbox,
        SelectedFolder folder,
        IReadOnlyCollection<uint> uids,
        IMailbox server,
        CancellationToken cancellationToken
    ) =>
        uids.Count == 0 || folder.ReadOnly
            ? Task.CompletedTask
            : mailbox.AfterStoring switch
            {
                AfterStoring.MarkRead => server.AddFlagsAsync(uids, [MailFlags.Seen], cancellationToken),
                AfterStoring.Move => server.MoveAsync(uids, mailbox.MoveTo, cancellationToken),
                AfterStoring.LeaveAsItIs => Task.CompletedTask,
            };
}
