using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Notifications;

public sealed class NotificationReader(ParvisDbContext db, TimeProvider clock)
{
    /// <summary>The latest unread ones, through the policy: a right lost since hides them.</summary>
    public Task<List<NotificationRow>> UnreadAsync(Viewer viewer, int take, CancellationToken cancellationToken) =>
        (
            from notification in db.Set<Notification>()
            join request in db.Set<CitizenRequest>().VisibleTo(viewer) on notification.RequestId equals request.Id
            where notification.AgentId == viewer.AgentId && notification.ReadAt == null
            orderby notification.Id descending
            select new NotificationRow(
                notification.Kind,
                notification.By,
                notification.At,
                request.Reference,
                request.Subject
            )
        )
            .Take(take)
            .ToListAsync(cancellationToken);

    /// <summary>Looking at the request is reading what was said about it.</summary>
    public Task MarkReadAsync(Viewer viewer, long requestId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Notification>()
            .Where(n => n.AgentId == viewer.AgentId && n.RequestId == requestId && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
    }
}

public sealed record NotificationRow(NotificationKind Kind, string By, DateTime At, string Reference, string Subject);
