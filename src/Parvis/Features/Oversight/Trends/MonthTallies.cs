using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Intake;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Trends;

/// <summary>Counts one month: two walks of an index, one over receptions and one over endings.</summary>
public sealed class MonthTallies(ParvisDbContext db, TopicCatalogue catalogue)
{
    public async Task<IReadOnlyCollection<MonthFigure>> OfAsync(
        DateOnly month,
        LocalMonths calendar,
        CancellationToken cancellationToken
    )
    {
        var figures = new Dictionary<Key, Counting>();
        var (from, until) = (calendar.Begins(month), calendar.Begins(month.AddMonths(1)));
        await CountReceivedAsync(figures, from, until, cancellationToken);
        await CountEndedAsync(figures, from, until, calendar, cancellationToken);
        await CountContactsAsync(figures, from, until, cancellationToken);
        return [.. figures.Select(f => f.Value.ToFigure(month, f.Key))];
    }

    async Task CountReceivedAsync(
        Dictionary<Key, Counting> figures,
        DateTime from,
        DateTime until,
        CancellationToken cancellationToken
    )
    {
        var received = await db.Set<CitizenRequest>()
            .Where(r => r.ReceivedAt >= from && r.ReceivedAt < until && r.Status != RequestStatus.Merged)
            .GroupBy(r => new
            {
                r.DepartmentId,
                r.TopicId,
                r.Channel,
                r.CircleId,
            })
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Chased = g.Count(r => r.ChaserCount > 0),
            })
            .ToListAsync(cancellationToken);
        foreach (var group in received)
        {
            var counting = At(
                figures,
                new Key(group.Key.DepartmentId, group.Key.TopicId, group.Key.Channel, group.Key.CircleId)
            );
            counting.Received += group.Count;
            counting.Chased += group.Chased;
        }
    }

    async Task CountEndedAsync(
        Dictionary<Key, Counting> figures,
        DateTime from,
        DateTime until,
        LocalMonths calendar,
        CancellationToken cancellationToken
    )
    {
        var ended = db.Set<CitizenRequest>()
            .Where(r => r.EndedAt >= from && r.EndedAt < until && r.Status != RequestStatus.Merged)
            .Select(r => new
            {
                r.DepartmentId,
                r.TopicId,
                r.Channel,
                r.CircleId,
                r.ReceivedAt,
                EndedAt = r.EndedAt!.Value,
                r.DueOn,
                r.ClosedFor,
            })
            .AsAsyncEnumerable();
        await foreach (var request in ended.WithCancellation(cancellationToken))
        {
            var counting = At(
                figures,
                new Key(request.DepartmentId, request.TopicId, request.Channel, request.CircleId)
            );
            if (request.ClosedFor?.IsWithoutAction() == true)
            {
                counting.WithoutAction++;
                continue;
            }

            var day = calendar.Day(request.EndedAt);
            counting.Answered++;
            counting.Delays.Add(Math.Max(0, day.DayNumber - calendar.Day(request.ReceivedAt).DayNumber));
            if (day > request.DueOn)
                counting.AnsweredLate++;
            if (request.ClosedFor == ClosureReason.AnsweredAtOnce)
                counting.AtOnce++;
        }
    }

    async Task CountContactsAsync(
        Dictionary<Key, Counting> figures,
        DateTime from,
        DateTime until,
        CancellationToken cancellationToken
    )
    {
        var topics = await catalogue.GetAsync(cancellationToken);
        var contacts = await db.Set<ContactLog>()
            .Where(c => c.At >= from && c.At < until)
            .GroupBy(c => new { c.TopicId, c.Channel })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        foreach (var group in contacts)
        {
            var topic = topics.Find(group.Key.TopicId);
            At(figures, new Key(topic?.DepartmentId, group.Key.TopicId, group.Key.Channel, topic?.CircleId)).AtOnce +=
                group.Count;
        }
    }

    static Counting At(Dictionary<Key, Counting> figures, Key key)
    {
        if (!figures.TryGetValue(key, out var counting))
            figures[key] = counting = new Counting();
        return counting;
    }

    readonly record struct Key(Guid? DepartmentId, Guid? TopicId, Channel Channel, Guid? CircleId);

    sealed class Counting
    {
        public int Received { get; set; }

        public int Chased { get; set; }

        public int Answered { get; set; }

        public int AnsweredLate { get; set; }

        public int WithoutAction { get; set; }

        public int AtOnce { get; set; }

        public DelayTally Delays { get; } = new();

        public MonthFigure ToFigure(DateOnly month, Key key) =>
            new()
            {
                Month = month,
                DepartmentId = key.DepartmentId ?? Guid.Empty,
                TopicId = key.TopicId ?? Guid.Empty,
                Channel = key.Channel,
                CircleId = key.CircleId ?? Guid.Empty,
                Received = Received,
                Chased = Chased,
                Answered = Answered,
                AnsweredLate = AnsweredLate,
                WithoutAction = WithoutAction,
                AtOnce = AtOnce,
                Delays = Delays.ToString(),
            };
    }
}
