using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// One reading of one mailbox: each message is stored here first; only then is it marked or moved on the server. What
/// stops in between is found again at the next reading, and stored once.
/// </summary>
public sealed class MailboxFetch(
    ParvisDbContext db,
    MailboxDoor door,
    MailStore store,
    AwaitedMails awaited,
    MessageTaking taking,
    MailboxCount count,
    MailboxProgress progress,
    MailboxListening listening,
    TimeProvider clock
)
{
    const int Batch = 50;

    /// <summary>A message that was there longer when the folder was first read gets no receipt.</summary>
    static readonly TimeSpan LongBefore = TimeSpan.FromDays(2);

    public async Task RunAsync(Guid mailboxId, CancellationToken cancellationToken)
    {
        var mailbox = await db.Set<Mailbox>()
            .AsNoTracking()
            .FirstOrDefaultAsync(m => m.Id == mailboxId && m.Active, cancellationToken);
        if (mailbox is null)
            return;
        var connection = MailboxConnection.Of(mailbox);
        try
        {
            await using var server = await door.OpenAsync(connection, cancellationToken);
            var folder = await server.SelectAsync(mailbox.Folder, cancellationToken);
            var numbers = FolderNumbers.Of(mailbox, folder);
            var state = await progress.BeginAsync(
                mailbox,
                numbers,
                await LastThereAsync(folder, server, cancellationToken),
                cancellationToken
            );
            bool open;
            do
            {
                var due = await awaited.DueAsync(mailbox, cancellationToken);
                var former = state.Problem;
                var filed = await TakeAsync(mailbox, numbers, state, folder, server, cancellationToken);
                // What the server refused to do with the others works now, or is set otherwise.
                var again =
                    MailboxProblems.IsOfFiling(former)
                    && (filed is true || former != MailboxProblems.OfFiling(mailbox));
                state = await progress.SucceedAsync(mailbox, filed, cancellationToken);
                // Last, since one of these may end the connection: everything else has been read.
                open = await taking.AskAgainAsync(due, mailbox, numbers, folder, server, cancellationToken);
                if (
                    open
                    && await count.RunAsync(mailbox, numbers, state, folder, server, again, cancellationToken)
                        is { } caughtUp
                )
                    state = await progress.SucceedAsync(mailbox, caughtUp, cancellationToken);
            } while (open && await listening.WaitAsync(mailbox, server, cancellationToken));
        }
        catch (MailServerException failure)
        {
            await progress.FailAsync(mailbox.Id, failure.InFrench(connection), cancellationToken);
        }
        catch (MailRefusedException unreadable)
        {
            await progress.FailAsync(mailbox.Id, unreadable.Message, cancellationToken);
        }
    }

    /// <summary>See <see cref="ServerMarks.TrySetAsync"/>.</summary>
    async Task<bool?> TakeAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        MailboxState state,
        SelectedFolder folder,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        bool? filed = null;
        var uids = await WantedMessages.FindAsync(state, state.LastUid, server, cancellationToken);
        foreach (var batch in uids.Chunk(Batch))
        {
            var known = await store.KnownAsync(mailbox, [.. batch.Select(numbers.KeyOf)], cancellationToken);
            var kept = new List<uint>(batch.Length);
            foreach (var found in await server.DescribeAsync(batch, cancellationToken))
            {
                var message = Message(found, numbers, state);
                var isKept = known.TryGetValue(message.SourceKey, out var already)
                    ? already
                    : await taking.TakeAsync(mailbox, message, server, cancellationToken);
                if (isKept && !ServerMarks.Has(mailbox, found))
                    kept.Add(found.Uid);
            }

            if (await ServerMarks.TrySetAsync(mailbox, folder, kept, server, cancellationToken) is { } done)
                filed = done && filed is not false;
            await progress.AdvanceAsync(mailbox, numbers, batch[^1], cancellationToken);
            db.ChangeTracker.Clear();
        }

        return filed;
    }

    ServerMessage Message(MessageSummary found, FolderNumbers numbers, MailboxState state)
    {
        var arrivedAt = found.ArrivedAt?.UtcDateTime;
        var isOld = arrivedAt is not { } at || clock.GetUtcNow().UtcDateTime - at > LongBefore;
        return new ServerMessage(
            found.Uid,
            numbers.KeyOf(found.Uid),
            found.Size,
            arrivedAt,
            CameLongBefore: found.Uid <= state.FormerUid && isOld
        );
    }

    static async Task<uint> LastThereAsync(
        SelectedFolder folder,
        IMailbox server,
        CancellationToken cancellationToken
    ) =>
        folder.UidNext is { } next
            ? Math.Max(next, 1) - 1
            : (await server.SearchAsync(new MessageQuery(), cancellationToken)).DefaultIfEmpty().Max();
}
