using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Trends;

/// <summary>
/// Makes again the figures of the months that something has touched since the last turn: the month a changed request
/// came in, the month it ended, and for a reopened one every month it may have ended in before.
/// </summary>
public sealed class MakeFiguresJob(
    ParvisDbContext db,
    Transactions transactions,
    SettingsStore settings,
    MonthTallies tallies,
    TimeProvider clock
) : IJob
{
    /// <summary>Entries of transactions still open may be numbered below the latest one seen: read them again.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var calendar = new LocalMonths(TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone));
        var now = clock.GetUtcNow().UtcDateTime;
        // From the database, not from memory: another node may have gone further.
        var progress = await db.Set<FiguresMark>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var from = progress?.LastEventId ?? 0;
        var settledBefore = now - Settled;
        var upTo =
            await db.Set<TimelineEvent>()
                .Where(e => e.Id > from && e.At <= settledBefore)
                .MaxAsync(e => (long?)e.Id, cancellationToken)
            ?? from;
        var months = progress is null
            ? await EveryMonthAsync(calendar, now, cancellationToken)
            : await TouchedAsync(from, calendar, now, cancellationToken);
        foreach (var month in months)
        {
            var figures = await tallies.OfAsync(month, calendar, cancellationToken);
            await transactions.RunAsync(
                async () =>
                {
                    await db.Set<MonthFigure>().Where(f => f.Month == month).ExecuteDeleteAsync(cancellationToken);
                    db.AddRange(figures);
                },
                cancellationToken
            );
            db.ChangeTracker.Clear();
        }

        await transactions.RunAsync(() => MarkAsync(progress, upTo, now, cancellationToken), cancellationToken);
    }

    async Task<IReadOnlyCollection<DateOnly>> EveryMonthAsync(
        LocalMonths calendar,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var first = await db.Set<CitizenRequest>().MinAsync(r => (DateTime?)r.ReceivedAt, cancellationToken);
        return calendar.Between(first ?? now, now);
    }

    async Task<IReadOnlyCollection<DateOnly>> TouchedAsync(
        long lastEventId,
        LocalMonths calendar,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        // Information given at the desk leaves no timeline entry: this month, and on its first day the one before.
        var touched = new SortedSet<DateOnly> { calendar.Of(now), calendar.Of(now.AddDays(-1)) };
        var changes = (
            from happened in db.Set<TimelineEvent>()
            join request in db.Set<CitizenRequest>() on happened.RequestId equals request.Id
            where happened.Id > lastEventId
            select new
            {
                request.ReceivedAt,
                request.EndedAt,
                happened.Verb,
                happened.At,
            }
        ).AsAsyncEnumerable();
        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            touched.Add(calendar.Of(change.ReceivedAt));
            if (change.EndedAt is { } ended)
                touched.Add(calendar.Of(ended));
            if (change.Verb is nameof(RequestReopened) or nameof(ReplyWithdrawn) or nameof(ReplyFailed))
                // The day it had ended is not known any more.
                touched.UnionWith(calendar.Between(change.ReceivedAt, change.At));
        }

        return touched;
    }

    async Task MarkAsync(FiguresMark? before, long upTo, DateTime now, CancellationToken cancellationToken)
    {
        var mark = await db.Set<FiguresMark>().SingleOrDefaultAsync(cancellationToken);
        // A topic became confidential meanwhile and the mark was taken away: the next turn makes every month again.
        if (mark is null && before is not null)
            return;
        if (mark is null)
            db.Add(mark = new FiguresMark());
        mark.Move(upTo, now);
    }
}
