using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Topics;

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
    public Task<bool> StoreAsync(
        Mailbox mailbox,
        string sourceKey,
        DateTime? arrivedAt,
        Stream content,
        CancellationToken cancellationToken
    ) =>
        StoreAsync(
            mailbox,
            new ServerMessage(Uid: 0, sourceKey, Size: 0, arrivedAt, CameLongBefore: false),
            content,
            cancellationToken
        );

    /// <inheritdoc cref="StoreAsync(Mailbox, string, DateTime?, Stream, CancellationToken)"/>
    public async Task<bool> StoreAsync(
        Mailbox mailbox,
        ServerMessage message,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (await IsStoredAsync(mailbox, message.SourceKey, cancellationToken))
            return false;
        var blob = await blobs.SaveAsync(content, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return await AddAsync(
            new StoredMail
            {
                MailboxId = mailbox.Id,
                SourceKey = message.SourceKey,
                Hash = blob.Hash,
                Size = blob.Size,
                ReceivedAt = ReceivedAt(message, now),
                StoredAt = now,
                CameLongBefore = message.CameLongBefore,
                DueAt = now,
            },
            mailbox,
            cancellationToken
        );
    }

    /// <summary>The row of a message whose bytes stay on the server; nothing when there is one already.</summary>
    /// <param name="mailbox">Where it is.</param>
    /// <param name="message">As the server describes it.</param>
    /// <param name="describe">Says in which state it is, and why.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task<bool> NoteAsync(
        Mailbox mailbox,
        ServerMessage message,
        Action<StoredMail> describe,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mail = new StoredMail
        {
            MailboxId = mailbox.Id,
            SourceKey = message.SourceKey,
            Size = message.Size,
            ReceivedAt = ReceivedAt(message, now),
            StoredAt = now,
            CameLongBefore = message.CameLongBefore,
            DueAt = now,
        };
        describe(mail);
        return AddAsync(mail, mailbox, cancellationToken);
    }

    /// <summary>Those of these messages that have a row, and whether their bytes are kept here, or were until their time was over.</summary>
    public Task<Dictionary<string, bool>> KnownAsync(
        Mailbox mailbox,
        IReadOnlyCollection<string> sourceKeys,
        CancellationToken cancellationToken
    ) =>
        db.Set<StoredMail>()
            .Where(m => m.MailboxId == mailbox.Id && sourceKeys.Contains(m.SourceKey))
            .Select(m => new
            {
                m.SourceKey,
                IsKept = m.Hash != null || (m.State == MailState.Erased && m.Decision != MailDecision.NotHandedOver),
            })
            .ToDictionaryAsync(m => m.SourceKey, m => m.IsKept, StringComparer.Ordinal, cancellationToken);

    async Task<bool> AddAsync(StoredMail mail, Mailbox mailbox, CancellationToken cancellationToken)
    {
        mail.CircleId = (await topics.GetAsync(cancellationToken)).Find(mailbox.TopicId)?.CircleId;
        try
        {
            await transactions.RunAsync(
                () =>
                {
                    db.Add(mail);
                    if (mail.State == MailState.Stored)
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

    Task<bool> IsStoredAsync(Mailbox mailbox, string sourceKey, CancellationToken cancellationToken) =>
        db.Set<StoredMail>().AnyAsync(m => m.MailboxId == mailbox.Id && m.SourceKey == sourceKey, cancellationToken);

    /// <summary>A server whose clock is ahead does not make a request of tomorrow.</summary>
    static DateTime ReceivedAt(ServerMessage message, DateTime now) =>
        message.ArrivedAt is { } at && at < now ? at : now;
}
