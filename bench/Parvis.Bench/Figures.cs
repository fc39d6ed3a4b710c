using Parvis.Data;

namespace Parvis.Bench;

/// <summary>One page of one town, beside what it is measured against in the same run.</summary>
/// <param name="Commands">
/// SQL commands that each of them sends: which requests are the fullest, and of what, is another thing each day. Page tests
/// hold what one page may send.
/// </param>
/// <param name="Sql">The median of those commands through the driver alone, in milliseconds.</param>
/// <param name="Bytes">Of the page; the bare endpoint returns as many.</param>
/// <param name="Loads">With each number of connections.</param>
/// <param name="Bare">The bare endpoint, in the same order.</param>
sealed record PageFigures(
    string Page,
    int? Commands,
    double Sql,
    int Bytes,
    IReadOnlyList<LoadFigures> Loads,
    IReadOnlyList<LoadFigures> Bare
)
{
    /// <summary>Answers a second beside those of the bare endpoint, with the most connections.</summary>
    public double Ratio => Loads[^1].PerSecond / Bare[^1].PerSecond;
}

sealed record TownFigures(
    DatabaseKind Database,
    int Requests,
    TimeSpan FilledIn,
    TimeSpan StartedIn,
    (int All, int Own) Memory,
    IReadOnlyList<PageFigures> Pages
);
