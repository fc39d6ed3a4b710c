using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Board;

/// <summary>Reads the whole board in one SQL command, so that its numbers are all of the same instant.</summary>
public sealed class BoardReader(ParvisDbContext db, SettingsStore settings, ServiceTargets targets, TownClock clock)
{
    public async ValueTask<BoardRules> RulesAsync(CancellationToken cancellationToken)
    {
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        var now = clock.UtcNow;
        return new BoardRules(
            await clock.TodayAsync(cancellationToken),
            now,
            requests.AcceptanceHours,
            await targets.HalfAcceptedBeforeAsync(now, cancellationToken),
            requests.PartnerSilenceDays
        );
    }

    public async Task<BoardFigures> ReadAsync(BoardScope scope, BoardRules rules, CancellationToken cancellationToken)
    {
        var visible = db.Set<CitizenRequest>().Within(scope);
        var tallies = scope
            .Measures.Select(measure => Tally(visible.Of(measure, rules, db), (int)measure))
            .Aggregate((all, next) => all.Concat(next));
        return new BoardFigures(await tallies.ToListAsync(cancellationToken));
    }

    static IQueryable<BoardTally> Tally(IQueryable<CitizenRequest> requests, int measure) =>
        requests
            .GroupBy(r => new
            {
                r.DepartmentId,
                r.TopicId,
                r.Channel,
            })
            .Select(g => new BoardTally
            {
                Number = measure,
                DepartmentId = g.Key.DepartmentId,
                TopicId = g.Key.TopicId,
                Channel = g.Key.Channel,
                Count = g.Count(),
            });
}

/// <summary>How many open requests of one department, topic and channel fall under one measure.</summary>
public sealed record BoardTally
{
    public required int Number { get; init; }

    public BoardMeasure Measure => (BoardMeasure)Number;

    public required Guid? DepartmentId { get; init; }

    public required Guid? TopicId { get; init; }

    public required Channel Channel { get; init; }

    public required int Count { get; init; }
}
