using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Inbox.Storing;

/// <summary>Keeps a message as it came: its bytes first, then its row. Stored again, it is still there once.</summary>
public sealed class MailStore(
    ParvisDbContext db,
    IBlobStore blobs,
    TopicCatalogue topics,
    Transactions transactions,
    JobAlarm alarm,
    TimeProvider clock
)
{
    /// <summary>True when it was not there yet. Nothing may be done to the message outside before this returns.</summary>
    public async Task<bool> StoreAsync(
        Mailbox mailbox,
        string sourceKey,
        DateTime? arrivedAt,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (await IsStoredAsync(mailbox, sourceKey, cancellationToken))
            return false;
        var blob = await blobs.SaveAsync(content, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var mail = new StoredMail
        {
            MailboxId = mailbox.Id,
            SourceKey = sourceKey,
            Hash = blob.Hash,
            Size = blob.Size,
            // A server whose clock is ahead does not make a request of tomorrow.
            ReceivedAt = arrivedAt is { } at && at < now ? at : now,
            StoredAt = now,
            DueAt = now,
            CircleId = (await topics.GetAsync(cancellationToken)).Find(mailbox.TopicId)?.CircleId,
        };
        try
        {
            await transactions.RunAsync(
                () =>
                {
                    db.Add(mail);
                    transactions.AfterCommit(alarm.Ring<FileMailJob>);
                    return Task.CompletedTask;
                },
                cancellationToken
            );
            return true;
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            return false;
        }
    }

    /// <summary>It stays on the server, and somebody is told.</summary>
    public async Task NoteTooLargeAsync(
        Mailbox mailbox,
        string sourceKey,
        long size,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var circle = (await topics.GetAsync(cancellationToken)).Find(mailbox.TopicId)?.CircleId;
        await transactions.RunAsync(
            () =>
            {
                db.Add(
                    new StoredMail
                    {
                        MailboxId = mailbox.Id,
                        SourceKey = sourceKey,
                        Size = size,
                        ReceivedAt = now,
                        StoredAt = now,
                        State = MailState.ToSort,
                        Decision = MailDecision.Unreadable,
                        Problem =
                            $"Ce courriel est trop gros ({size.AsFileSize()}) : il est resté dans la boîte, lisez-le là-bas.",
                        CircleId = circle,
                    }
                );
                return Task.CompletedTask;
            },
            cancellationToken
        );
    }

    public Task<bool> IsStoredAsync(Mailbox mailbox, string sourceKey, CancellationToken cancellationToken) =>
        db.Set<StoredMail>().AnyAsync(m => m.MailboxId == mailbox.Id && m.SourceKey == sourceKey, cancellationToken);
}
