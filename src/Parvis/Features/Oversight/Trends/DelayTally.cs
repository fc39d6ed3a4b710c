using System.Globalization;

namespace Parvis.Features.Oversight.Trends;

/// <summary>
/// How many requests were answered in how many days: what a median is made of, and what adds up where medians do not.
/// Stored as « 0:12,1:30,4:2 ».
/// </summary>
public sealed class DelayTally
{
    readonly SortedDictionary<int, int> counts = [];

    public int Total { get; private set; }

    public void Add(int days, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        counts[days] = counts.GetValueOrDefault(days) + count;
        Total += count;
    }

    public void Add(DelayTally other)
    {
        foreach (var (days, count) in other.counts)
            Add(days, count);
    }

    /// <summary>Half of the answers took this long or less; between two middle ones, the mean of both.</summary>
    public double? Median => Total == 0 ? null : (At((Total - 1) / 2) + At(Total / 2)) / 2.0;

    public static DelayTally Parse(string text)
    {
        var tally = new DelayTally();
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            tally.Add(
                int.Parse(pair.AsSpan(0, colon), CultureInfo.InvariantCulture),
                int.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture)
            );
        }

        return tally;
    }

    public override string ToString() =>
        string.Join(',', counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}:{c.Value}")));

    int At(int rank)
    {
        foreach (var (days, count) in counts)
        {
            if (rank < count)
                return days;
            rank -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(rank));
    }
}
