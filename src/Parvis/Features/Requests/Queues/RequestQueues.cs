using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Queues;

/// <summary>What is asked of a queue: which one, narrowed how, from where.</summary>
public sealed record QueueAsked
{
    public required QueueKind Kind { get; init; }

    /// <summary>The department in the address, when one is.</summary>
    public Guid? DepartmentId { get; init; }

    public QueueFilter Filter { get; init; } = new();

    public QueuePosition? After { get; init; }

    public QueuePosition? Before { get; init; }

    public bool FirstPage => After is null && Before is null;
}

/// <summary>One page of a queue, in order of due date.</summary>
public sealed record QueuePage(IReadOnlyList<RequestRow> Rows, bool HasPrevious, bool HasNext)
{
    public string? First => Position(0);

    public string? Last => Position(Rows.Count - 1);

    string? Position(int index) =>
        index >= 0 && index < Rows.Count ? new QueuePosition(Rows[index].SortDue, Rows[index].Id).ToString() : null;
}

/// <summary>Reads queues: scope, filter, then a keyset page, always through the policy.</summary>
public sealed class RequestQueues(ParvisDbContext db)
{
    public const int PageSize = 50;

    /// <summary>The queue without its filters.</summary>
    public IQueryable<CitizenRequest> Scope(QueueKind kind, IReadOnlyCollection<Guid>? departments, Viewer viewer)
    {
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer);
        if (kind == QueueKind.Mine)
            return visible.OfHandlers(viewer.WorkOf);

        if (kind == QueueKind.Unowned)
        {
            var unowned = visible.Where(r => r.DepartmentId == null);
            return viewer.WatchesTown ? unowned : unowned.Where(r => r.CircleId != null);
        }

        if (kind == QueueKind.Followed)
        {
            var ours = viewer.Departments.Keys.ToList();
            var followed = db.Set<RequestFollower>().Where(f => ours.Contains(f.DepartmentId));
            return visible
                .Where(r => followed.Any(f => f.RequestId == r.Id))
                .Where(r => r.DepartmentId == null || !ours.Contains(r.DepartmentId.Value));
        }

        return departments is null ? visible : visible.OfDepartments(departments);
    }

    // By the missing end, not by the status: it is what the indexes of open requests are filtered by.
    public static IQueryable<CitizenRequest> Open(IQueryable<CitizenRequest> requests) =>
        requests.Where(r => r.EndedAt == null);

    // SortDue is never later than DueOn and is what the indexes are sorted by.
    public static IQueryable<CitizenRequest> Late(IQueryable<CitizenRequest> requests, DateOnly today) =>
        requests.Where(r => r.EndedAt == null && r.SortDue < today && r.DueOn < today && r.PausedSince == null);

    public static IQueryable<CitizenRequest> ToAccept(IQueryable<CitizenRequest> requests) =>
        Open(requests).Where(r => r.DepartmentId != null && r.AcceptedAt == null);

    public Task<List<RequestRow>> FirstAsync(
        IQueryable<CitizenRequest> requests,
        int take,
        CancellationToken cancellationToken
    ) => InOrder(requests).Take(take).AsRows(db).InOrder().ToListAsync(cancellationToken);

    public async Task<QueuePage> PageAsync(
        IQueryable<CitizenRequest> requests,
        QueuePosition? after,
        QueuePosition? before,
        CancellationToken cancellationToken
    )
    {
        if (before is { } end)
            return await PageBeforeAsync(requests, end, cancellationToken);
        var rows = await FirstAsync(requests.After(after), PageSize + 1, cancellationToken);
        var more = rows.Count > PageSize;
        return new QueuePage(more ? rows[..PageSize] : rows, HasPrevious: after is not null, HasNext: more);
    }

    async Task<QueuePage> PageBeforeAsync(
        IQueryable<CitizenRequest> requests,
        QueuePosition end,
        CancellationToken cancellationToken
    )
    {
        var rows = await requests
            .Where(r => r.SortDue < end.SortDue || (r.SortDue == end.SortDue && r.Id < end.Id))
            .OrderByDescending(r => r.SortDue)
            .ThenByDescending(r => r.Id)
            .Take(PageSize + 1)
            .AsRows(db)
            .InOrder()
            .ToListAsync(cancellationToken);
        var more = rows.Count > PageSize;
        return new QueuePage(more ? rows[1..] : rows, HasPrevious: more, HasNext: true);
    }

    public static IOrderedQueryable<CitizenRequest> InOrder(IQueryable<CitizenRequest> requests) =>
        requests.OrderBy(r => r.SortDue).ThenBy(r => r.Id);
}

static class QueueOrder
{
    // Said again after the joins: the order of an inner query promises nothing.
    public static IOrderedQueryable<RequestRow> InOrder(this IQueryable<RequestRow> rows) =>
        rows.OrderBy(r => r.SortDue).ThenBy(r => r.Id);
}
