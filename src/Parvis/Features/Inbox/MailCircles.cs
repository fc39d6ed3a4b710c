using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox;

/// <summary>The topic of a mailbox becomes confidential: what waits from it does too.</summary>
public sealed class MailCircles(ParvisDbContext db) : ICircleFollower
{
    public Task FollowAsync(CircleMove move, CancellationToken cancellationToken)
    {
        var (topics, from, to) = (move.Topics, move.From, move.To);
        var mailboxes = db.Set<Mailbox>()
            .Where(m => m.TopicId != null && topics.Contains(m.TopicId.Value))
            .Select(m => m.Id);
        return db.Set<StoredMail>()
            .Where(m => mailboxes.Contains(m.MailboxId) && m.CircleId == from)
            .MoveToCircleAsync(to, cancellationToken);
    }
}
