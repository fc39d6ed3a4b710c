using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>Once a day: every message of the folder is stored here. One that is not is fetched again.</summary>
public sealed class MailboxCount(MailStore store, MailboxProgress progress, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    const int Batch = 500;

    public async Task RunAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        MailboxState state,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        if (state.CountedAt is { } last && clock.GetUtcNow().UtcDateTime - last < Every)
            return;
        var wanted = await WantedMessages.FindAsync(state, after: 0, server, cancellationToken);
        var tally = new FolderTally(wanted.Count, 0, 0, null);
        foreach (var batch in wanted.Chunk(Batch))
        {
            var known = await store.KnownAsync(mailbox, [.. batch.Select(numbers.KeyOf)], cancellationToken);
            var missing = batch.Where(uid => !known.ContainsKey(numbers.KeyOf(uid))).ToList();
            tally = tally with
            {
                Stored = tally.Stored + known.Values.Count(isKept => isKept),
                OnServerOnly = tally.OnServerOnly + known.Values.Count(isKept => !isKept),
                FirstMissing = tally.FirstMissing ?? (missing.Count > 0 ? missing.Min() : null),
            };
        }

        await progress.CountAsync(mailbox, numbers, tally, cancellationToken);
    }
}
