using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;

namespace Parvis.Features.Oversight.Board;

/// <summary>The requests behind a number.</summary>
public sealed class BoardLists(ParvisDbContext db)
{
    public const int PageSize = 50;

    public Task<int> CountAsync(
        BoardScope scope,
        BoardRules rules,
        ListFilter filter,
        CancellationToken cancellationToken
    ) => Filtered(scope, rules, filter).CountAsync(cancellationToken);

    /// <summary>One more than a page when there is a next one.</summary>
    public async Task<List<RequestRow>> PageAsync(
        BoardScope scope,
        BoardRules rules,
        ListFilter filter,
        QueuePosition? after,
        CancellationToken cancellationToken
    )
    {
        var rows = await Filtered(scope, rules, filter)
            .After(after)
            .OrderBy(r => r.SortDue)
            .ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .AsRows(db)
            .OrderBy(r => r.SortDue)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return filter.Measure.IsOfTheLaw() ? await WithDatesAsync(rows, cancellationToken) : rows;
    }

    async Task<List<RequestRow>> WithDatesAsync(List<RequestRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var dates = await db.Set<WatchedClock>()
            .Where(c => ids.Contains(c.RequestId))
            .ToDictionaryAsync(c => c.RequestId, c => c.DueOn, cancellationToken);
        return rows.ConvertAll(row => dates.TryGetValue(row.Id, out var due) ? row with { StatutoryDueOn = due } : row);
    }

    public Task<List<RequestRow>> MostChasedAsync(
        BoardScope scope,
        BoardRules rules,
        int take,
        CancellationToken cancellationToken
    ) =>
        db.Set<CitizenRequest>()
            .Within(scope)
            .Of(BoardMeasure.Chased, rules, db)
            .OrderByDescending(r => r.ChaserCount)
            .ThenBy(r => r.SortDue)
            .Take(take)
            .AsRows(db)
            .OrderByDescending(r => r.ChaserCount)
            .ThenBy(r => r.SortDue)
            .ToListAsync(cancellationToken);

    IQueryable<CitizenRequest> Filtered(BoardScope scope, BoardRules rules, ListFilter filter) =>
        filter.Apply(db.Set<CitizenRequest>().Within(scope).Of(filter.Measure, rules, db));
}
