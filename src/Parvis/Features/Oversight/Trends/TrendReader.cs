using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Trends;

public sealed class TrendReader(ParvisDbContext db, TopicCatalogue catalogue, TownClock clock)
{
    /// <summary>When the figures were made; null before the first time.</summary>
    public Task<DateTime?> MadeAtAsync(CancellationToken cancellationToken) =>
        db.Set<FiguresMark>().Select(m => (DateTime?)m.MadeAt).SingleOrDefaultAsync(cancellationToken);

    public async Task<TrendPeriod> ReadAsync(BoardScope scope, TrendFilter filter, CancellationToken cancellationToken)
    {
        var last = LocalMonths.First(await clock.TodayAsync(cancellationToken));
        var first = last.AddMonths(1 - filter.Months);
        var from = TrendPeriod.FirstKnown(first, last);
        var figures = db.Set<MonthFigure>().AsNoTracking().Where(f => f.Month >= from && f.Month <= last);
        figures = Within(figures, scope);
        if (filter.Department is { } department)
        {
            var id = department.Id ?? Guid.Empty;
            figures = figures.Where(f => f.DepartmentId == id);
        }

        if (filter.Channel is { } channel)
            figures = figures.Where(f => f.Channel == channel);
        if (filter.TopicId is { } topic)
        {
            var tree = await catalogue.GetAsync(cancellationToken);
            Guid[] under = [.. tree.Under(topic)];
            figures = figures.Where(f => under.Contains(f.TopicId));
        }

        return new TrendPeriod(first, last, await figures.ToListAsync(cancellationToken));
    }

    /// <summary>The same rule as the requests that were counted: what belongs to a circle exists only in it.</summary>
    static IQueryable<MonthFigure> Within(IQueryable<MonthFigure> figures, BoardScope scope)
    {
        var circles = scope.Viewer.Circles;
        figures = figures.Where(f => f.CircleId == Guid.Empty || circles.Contains(f.CircleId));
        if (scope.Departments is { } departments)
            figures = figures.Where(f => departments.Contains(f.DepartmentId));
        return figures;
    }
}
