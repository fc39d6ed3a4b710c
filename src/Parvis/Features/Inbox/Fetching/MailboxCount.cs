using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// Once a day: every message of the folder is stored here. One that is not is fetched again; one that is, and that the
/// server would not mark or move, is marked or moved.
/// </summary>
public sealed class MailboxCount(MailStore store, MailboxProgress progress, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    const int Batch = 500;

    /// <param name="mailbox">As it is set now.</param>
    /// <param name="numbers">Of the open folder.</param>
    /// <param name="state">How far it was read.</param>
    /// <param name="folder">The open folder.</param>
    /// <param name="server">The open mailbox.</param>
    /// <param name="again">Now, however recent the last count is.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <returns>Null when it was not yet time; false when the server still refuses to mark or move messages.</returns>
    public async Task<bool?> RunAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        MailboxState state,
        SelectedFolder folder,
        IMailbox server,
        bool again,
        CancellationToken cancellationToken
    )
    {
        if (!again && state.CountedAt is { } last && clock.GetUtcNow().UtcDateTime - last < Every)
            return null;
        var wanted = await WantedMessages.FindAsync(state, after: 0, server, cancellationToken);
        var wasRefused = again || MailboxProblems.IsOfFiling(state.Problem);
        var left = await ServerMarks.LeftAsync(mailbox, wanted, wasRefused, server, cancellationToken);
        var filed = true;
        var tally = new FolderTally(wanted.Count, 0, 0, null);
        foreach (var batch in wanted.Chunk(Batch))
        {
            var known = await store.KnownAsync(mailbox, [.. batch.Select(numbers.KeyOf)], cancellationToken);
            var missing = batch.Where(uid => !known.ContainsKey(numbers.KeyOf(uid))).ToList();
            var unfiled = batch
                .Where(uid => left.Contains(uid) && known.GetValueOrDefault(numbers.KeyOf(uid)))
                .ToList();
            var done = await ServerMarks.TrySetAsync(mailbox, folder, unfiled, server, cancellationToken);
            filed &= done is not false;
            var moved = done is true && mailbox.AfterStoring == AfterStoring.Move ? unfiled.Count : 0;
            tally = tally with
            {
                OnServer = tally.OnServer - moved,
                Stored = tally.Stored + known.Values.Count(isKept => isKept) - moved,
                OnServerOnly = tally.OnServerOnly + known.Values.Count(isKept => !isKept),
                FirstMissing = tally.FirstMissing ?? (missing.Count > 0 ? missing.Min() : null),
            };
        }

        await progress.CountAsync(mailbox, numbers, tally, cancellationToken);
        return filed;
    }
}
