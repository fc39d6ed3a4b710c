using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Filing;

/// <summary>The same message in several mailboxes: one request, followed by the department of each.</summary>
public sealed class MailCopies(ParvisDbContext db, TimeProvider clock)
{
    /// <param name="mail">The copy; its row is tracked and learns what became of the first.</param>
    /// <param name="found">The first as it was when it was looked for: somebody may be settling it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task JoinAsync(ReadMail mail, StoredMail found, CancellationToken cancellationToken)
    {
        await HoldAsync(found.Id, cancellationToken);
        var first = await db.Set<StoredMail>().AsNoTracking().SingleAsync(m => m.Id == found.Id, cancellationToken);
        mail.Stored.CopyOfId = first.Id;
        // What waits for somebody is shown once; its copies follow it when it is settled.
        mail.Stored.State = first.State is MailState.NotARequest or MailState.Erased
            ? MailState.NotARequest
            : MailState.Filed;
        mail.Stored.RequestId = first.State == MailState.Erased ? null : first.RequestId;
        if (mail.Stored.RequestId is { } request)
            await FollowAsync(request, [mail.Mailbox.DepartmentId], cancellationToken);
    }

    /// <summary>What was decided about the first one holds for its copies.</summary>
    public async Task FollowFirstAsync(StoredMail first, CancellationToken cancellationToken)
    {
        await HoldAsync(first.Id, cancellationToken);
        var copies = await db.Set<StoredMail>().Where(m => m.CopyOfId == first.Id).ToListAsync(cancellationToken);
        foreach (var copy in copies)
        {
            copy.RequestId = first.RequestId;
            copy.State = first.State == MailState.NotARequest ? MailState.NotARequest : MailState.Filed;
            (copy.SettledAt, copy.SettledById, copy.SettledBy) = (first.SettledAt, first.SettledById, first.SettledBy);
        }

        if (first.RequestId is not { } request || copies.Count == 0)
            return;
        var mailboxes = copies.Select(c => c.MailboxId).ToList();
        var departments = await db.Set<Mailbox>()
            .Where(m => mailboxes.Contains(m.Id))
            .Select(m => m.DepartmentId)
            .ToListAsync(cancellationToken);
        await FollowAsync(request, departments, cancellationToken);
    }

    /// <summary>
    /// Until the end of this transaction. A copy that joins the first while somebody settles it either finds it settled, or
    /// is there when its copies are looked for.
    /// </summary>
    Task HoldAsync(long first, CancellationToken cancellationToken) =>
        db.Set<StoredMail>()
            .Where(m => m.Id == first)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, m => m.DueAt), cancellationToken);

    /// <summary>Refused by an index when two of them are filed at the same moment.</summary>
    public static string FirstKey(StoredMail mail) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.MessageKey}.{mail.ContentKey}.{mail.CircleId}"))
        );

    async Task FollowAsync(long requestId, IEnumerable<Guid?> departments, CancellationToken cancellationToken)
    {
        var holder = await db.Set<CitizenRequest>()
            .Where(r => r.Id == requestId)
            .Select(r => r.DepartmentId)
            .SingleAsync(cancellationToken);
        var followers = await db.Set<RequestFollower>()
            .Where(f => f.RequestId == requestId)
            .Select(f => f.DepartmentId)
            .ToListAsync(cancellationToken);
        db.AddRange(
            departments
                .OfType<Guid>()
                .Distinct()
                .Where(d => d != holder && !followers.Contains(d))
                .Select(d => new RequestFollower
                {
                    RequestId = requestId,
                    DepartmentId = d,
                    Since = clock.GetUtcNow().UtcDateTime,
                })
        );
    }
}
