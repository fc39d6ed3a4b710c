using Parvis.Features.Requesters;

namespace Parvis.Features.Oversight.Board;

/// <summary>The tallies turned around: totals, by department, by topic, by channel.</summary>
public sealed class BoardFigures(IReadOnlyList<BoardTally> tallies)
{
    public int this[BoardMeasure measure] => tallies.Where(t => t.Measure == measure).Sum(t => t.Count);

    public bool Quiet => tallies.Count == 0;

    public IReadOnlyList<BoardLine<Guid?>> ByDepartment => By(t => t.DepartmentId);

    public IReadOnlyList<BoardLine<Guid?>> ByTopic => By(t => t.TopicId);

    public IReadOnlyList<BoardLine<Channel>> ByChannel => By(t => t.Channel);

    List<BoardLine<TKey>> By<TKey>(Func<BoardTally, TKey> key) =>
        [
            .. tallies
                .GroupBy(key)
                .Select(g => new BoardLine<TKey>(
                    g.Key,
                    g.GroupBy(t => t.Measure).ToDictionary(m => m.Key, m => m.Sum(t => t.Count))
                ))
                .OrderByDescending(line => line[BoardMeasure.Late])
                .ThenByDescending(line => line.All),
        ];
}

public sealed record BoardLine<TKey>(TKey Key, IReadOnlyDictionary<BoardMeasure, int> Counts)
{
    public int this[BoardMeasure measure] => Counts.GetValueOrDefault(measure);

    public int All => Counts.Values.Sum();
}
