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
    MailboxCount count,
    MailboxProgress progress,
    MailboxListening listening
)
{
    const int Batch = 50;

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
            var state = await progress.BeginAsync(mailbox, folder, cancellationToken);
            do
            {
                await TakeAsync(mailbox, state, folder, server, cancellationToken);
                await count.RunAsync(mailbox, state, server, cancellationToken);
                state = await progress.SucceedAsync(mailbox, cancellationToken);
            } while (await listening.WaitAsync(mailbox, server, cancellationToken));
        }
        catch (MailServerException failure)
        {
            await progress.FailAsync(mailbox, failure.InFrench(connection), cancellationToken);
        }
        catch (MailRefusedException unreadable)
        {
            await progress.FailAsync(mailbox, unreadable.Message, cancellationToken);
        }
    }

    async Task TakeAsync(
        Mailbox mailbox,
        MailboxState state,
        SelectedFolder folder,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        var next = (uint)Math.Min(state.LastUid + 1, uint.MaxValue);
        // « n:* » always names the last message, even when it is older.
        var uids = (await server.SearchAsync(new MessageQuery { FromUid = next }, cancellationToken))
            .Where(uid => uid >= next)
            .ToList();
        foreach (var batch in uids.Chunk(Batch))
        {
            var stored = new List<uint>(batch.Length);
            foreach (var message in await server.DescribeAsync(batch, cancellationToken))
            {
                if (await StoreAsync(mailbox, folder, message, server, cancellationToken))
                    stored.Add(message.Uid);
            }

            await SettleAsync(mailbox, folder, stored, server, cancellationToken);
            await progress.AdvanceAsync(mailbox, batch[^1], cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>False when it is gone meanwhile, or stays on the server because it is too large.</summary>
    async Task<bool> StoreAsync(
        Mailbox mailbox,
        SelectedFolder folder,
        MessageSummary message,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        var key = MailboxProgress.KeyOf(folder.UidValidity, message.Uid);
        if (await store.IsStoredAsync(mailbox, key, cancellationToken))
            return true;
        // Its time is the server's; a file keeps memory flat whatever its size.
        await using var content = new FileStream(
            Path.Combine(Path.GetTempPath(), $"parvis-{Guid.NewGuid():N}.eml"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        try
        {
            if (!await server.FetchAsync(message.Uid, content, cancellationToken))
                return false;
        }
        catch (MailServerException failure) when (failure.Reason == MailServerReason.TooLarge)
        {
            await store.NoteTooLargeAsync(mailbox, key, message.Size, cancellationToken);
            return false;
        }

        content.Position = 0;
        await store.StoreAsync(mailbox, key, message.ArrivedAt?.UtcDateTime, content, cancellationToken);
        return true;
    }

    static Task SettleAsync(
        Mailbox mailbox,
        SelectedFolder folder,
        List<uint> stored,
        IMailbox server,
        CancellationToken cancellationToken
    ) =>
        stored.Count == 0 || folder.ReadOnly
            ? Task.CompletedTask
            : mailbox.AfterStoring switch
            {
                AfterStoring.MarkRead => server.AddFlagsAsync(stored, [MailFlags.Seen], cancellationToken),
                AfterStoring.Move => server.MoveAsync(stored, mailbox.MoveTo, cancellationToken),
                AfterStoring.LeaveAsItIs => Task.CompletedTask,
            };
}
