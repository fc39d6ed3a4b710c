using Parvis.Features.Requesters;

namespace Parvis.Features.Oversight.Trends;

/// <summary>The figures of some months, to be turned by month, channel, department or topic.</summary>
public sealed class TrendPeriod
{
    /// <summary>Months compared with as many before them when looking for what grows.</summary>
    const int RisingMonths = 3;

    /// <summary>Fewer than this proves nothing.</summary>
    const int RisingLeast = 5;

    readonly DateOnly first;
    readonly DateOnly last;
    readonly IReadOnlyList<MonthFigure> figures;
    readonly IReadOnlyList<MonthFigure> known;

    /// <param name="known">From <see cref="FirstKnown"/> on: what rises is compared with months before the period.</param>
    public TrendPeriod(DateOnly first, DateOnly last, IReadOnlyList<MonthFigure> known)
    {
        (this.first, this.last, this.known) = (first, last, known);
        figures = [.. known.Where(f => f.Month >= first)];
        Whole = TrendLine.Of(figures);
    }

    /// <summary>The earliest month needed to show the period and what rises at its end.</summary>
    public static DateOnly FirstKnown(DateOnly first, DateOnly last)
    {
        var compared = last.AddMonths(-2 * RisingMonths);
        return compared < first ? compared : first;
    }

    public IReadOnlyList<MonthFigure> Figures => figures;

    public TrendLine Whole { get; }

    public IReadOnlyList<(DateOnly Key, TrendLine Line)> ByMonth
    {
        get
        {
            var monthly = figures.ToLookup(f => f.Month);
            var months = new List<(DateOnly, TrendLine)>();
            for (var month = first; month <= last; month = month.AddMonths(1))
                months.Add((month, TrendLine.Of(monthly[month])));
            return months;
        }
    }

    public IReadOnlyList<(Channel Key, TrendLine Line)> ByChannel => By(f => f.Channel);

    public IReadOnlyList<(Guid Key, TrendLine Line)> ByDepartment => By(f => f.DepartmentId);

    public IReadOnlyList<(Guid Key, TrendLine Line)> ByTopic => By(f => f.TopicId);

    /// <summary>Topics asked about more in the last full months than in those before: causes to look for.</summary>
    public IReadOnlyList<RisingTopic> Rising
    {
        get
        {
            var recent = last.AddMonths(-RisingMonths);
            var before = recent.AddMonths(-RisingMonths);
            return
            [
                .. known
                    .Where(f => f.Month >= before && f.Month < last && f.TopicId != Guid.Empty)
                    .GroupBy(f => f.TopicId)
                    .Select(g => new RisingTopic(
                        g.Key,
                        g.Where(f => f.Month < recent).Sum(f => f.Received),
                        g.Where(f => f.Month >= recent).Sum(f => f.Received)
                    ))
                    .Where(t => t.Now >= RisingLeast && t.Now > t.Before)
                    .OrderByDescending(t => t.Now - t.Before)
                    .Take(8),
            ];
        }
    }

    List<(TKey Key, TrendLine Line)> By<TKey>(Func<MonthFigure, TKey> key) =>
        [
            .. figures
                .GroupBy(key)
                .Select(g => (g.Key, Line: TrendLine.Of(g)))
                .OrderByDescending(g => g.Line.Received)
                .ThenByDescending(g => g.Line.Answered),
        ];
}

public sealed record RisingTopic(Guid TopicId, int Before, int Now);
