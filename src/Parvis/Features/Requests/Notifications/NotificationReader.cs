using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Notifications;

public sealed class NotificationReader(ParvisDbContext db, TimeProvider clock, UnreadCounts counts)
{
    /// <summary>More than this is « beaucoup » for whoever reads it.</summary>
    public const int MostCounted = 99;

    /// <summary>The latest unread ones, through the policy: a right lost since hides them.</summary>
    public Task<List<NotificationRow>> UnreadAsync(Viewer viewer, int take, CancellationToken cancellationToken) =>
        Unread(viewer).Take(take).ToListAsync(cancellationToken);

    /// <summary>Never more than <see cref="MostCounted"/>.</summary>
    public async ValueTask<int> CountUnreadAsync(Viewer viewer, CancellationToken cancellationToken) =>
        viewer.AgentId is { } agent
            ? await counts.OfAsync(
                agent,
                () => Unread(viewer).Select(n => n.Reference).Take(MostCounted).CountAsync(cancellationToken)
            )
            : 0;

    IQueryable<NotificationRow> Unread(Viewer viewer) =>
        from notification in db.Set<Notification>()
        join request in db.Set<CitizenRequest>().VisibleTo(viewer) on notification.RequestId equals request.Id
        where notification.AgentId == viewer.AgentId && notification.ReadAt == null
        orderby notification.Id descending
        select new NotificationRow(
            notification.Id,
            notification.Kind,
            notification.By,
            notification.At,
            request.Reference,
            request.Subject
        );

    /// <summary>Looking at the request is reading what was said about it.</summary>
    public Task MarkReadAsync(Viewer viewer, long requestId, CancellationToken cancellationToken) =>
        MarkReadAsync(viewer, db.Set<Notification>().Where(n => n.RequestId == requestId), cancellationToken);

    /// <summary>What the list did not show stays unread: older ones it had no place for, those that came after.</summary>
    public Task MarkShownReadAsync(
        Viewer viewer,
        IReadOnlyCollection<long> shown,
        CancellationToken cancellationToken
    ) => MarkReadAsync(viewer, db.Set<Notification>().Where(n => shown.Contains(n.Id)), cancellationToken);

    async Task MarkReadAsync(Viewer viewer, IQueryable<Notification> which, CancellationToken cancellationToken)
    {
        if (viewer.AgentId is not { } agent)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        await which
            .Where(n => n.AgentId == agent && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
        counts.Forget(agent);
    }
}

public sealed record NotificationRow(
    long Id,
    NotificationKind Kind,
    string By,
    DateTime At,
    string Reference,
    string Subject
);
