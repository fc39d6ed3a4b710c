using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Promises;

/// <summary>
/// By topic, the delay promised and the one measured over the last twelve whole months. Nothing of a confidential topic is
/// counted nor named.
/// </summary>
public sealed class PromiseReader(
    ParvisDbContext db,
    TrendReader trends,
    TopicCatalogue topics,
    SettingsStore settings,
    TownClock clock,
    IMemoryCache cache
)
{
    public const int Months = 12;

    /// <summary>Anybody may ask, as often as they like.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<ServicePromise>> ReadAsync(CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        var measured = await MeasuredAsync(cancellationToken);
        return
        [
            .. tree.Public.Select(t =>
                Promise(t, tree.Find(t.Ancestors.FirstOrDefault(t.Id)) ?? t, rules, measured.GetValueOrDefault(t.Id))
            ),
        ];
    }

    static ServicePromise Promise(TopicEntry topic, TopicEntry above, RequestSettings rules, Measure? measure)
    {
        var days = rules.AnswerDays(topic.TargetDays);
        return new(
            topic.Id,
            above.Name,
            topic.Id == above.Id ? topic.Name : topic.Path[(above.Name.Length + " › ".Length)..],
            days,
            rules.FirstAnswerDaysBefore(days, topic.FirstAnswerDays),
            measure?.Answered ?? 0,
            (measure?.Answered - measure?.Late) ?? 0,
            measure?.Delays.Median
        );
    }

    async Task<IReadOnlyDictionary<Guid, Measure>> MeasuredAsync(CancellationToken cancellationToken)
    {
        var until = LocalMonths.First(await clock.TodayAsync(cancellationToken));
        // Made anew in the night: what was counted before them is not kept.
        var made = await trends.MadeAtAsync(cancellationToken);
        var key = (nameof(PromiseReader), until, made);
        return await cache.GetOrCreateAsync(
                key,
                entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = Kept;
                    return CountAsync(until.AddMonths(-Months), until, cancellationToken);
                }
            ) ?? new Dictionary<Guid, Measure>();
    }

    async Task<IReadOnlyDictionary<Guid, Measure>> CountAsync(
        DateOnly from,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        var measured = new Dictionary<Guid, Measure>();
        var rows = db.Set<MonthFigure>()
            .Where(f => f.Month >= from && f.Month < until && f.CircleId == Guid.Empty && f.Answered > 0)
            .Select(f => new
            {
                f.TopicId,
                f.Answered,
                f.AnsweredLate,
                f.Delays,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!measured.TryGetValue(row.TopicId, out var measure))
                measured[row.TopicId] = measure = new Measure();
            measure.Answered += row.Answered;
            measure.Late += row.AnsweredLate;
            measure.Delays.Add(DelayTally.Parse(row.Delays));
        }

        return measured;
    }

    sealed class Measure
    {
        public int Answered { get; set; }

        public int Late { get; set; }

        public DelayTally Delays { get; } = new();
    }
}
