using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>Once a day: every message of the folder is stored here. One that is not is fetched again.</summary>
public sealed class MailboxCount(ParvisDbContext db, MailboxProgress progress, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    const int Batch = 500;

    public async Task RunAsync(
        Mailbox mailbox,
        MailboxState state,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        if (state.CountedAt is { } last && clock.GetUtcNow().UtcDateTime - last < Every)
            return;
        var from = (uint)Math.Min(state.FirstUid + 1, uint.MaxValue);
        var there = (await server.SearchAsync(new MessageQuery { FromUid = from }, cancellationToken))
            .Where(uid => uid >= from)
            .ToList();
        var stored = 0;
        uint? firstMissing = null;
        foreach (var batch in there.Chunk(Batch))
        {
            var keys = batch.ToDictionary(uid => MailboxProgress.KeyOf(state.UidValidity, uid), StringComparer.Ordinal);
            var known = await db.Set<StoredMail>()
                .Where(m => m.MailboxId == mailbox.Id && keys.Keys.Contains(m.SourceKey))
                .Select(m => m.SourceKey)
                .ToListAsync(cancellationToken);
            stored += known.Count;
            var missing = keys.Where(k => !known.Contains(k.Key, StringComparer.Ordinal)).Select(k => k.Value).ToList();
            if (missing.Count > 0)
                firstMissing = Math.Min(firstMissing ?? uint.MaxValue, missing.Min());
        }

        await progress.CountAsync(mailbox, there.Count, stored, firstMissing, cancellationToken);
    }
}
