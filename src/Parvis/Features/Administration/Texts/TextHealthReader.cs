using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Texts;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Texts;

/// <summary>How the sending goes, in numbers and reasons, without a name or a number. Four SQL commands.</summary>
public sealed class TextHealthReader(ParvisDbContext db, TextMessages texts, TownClock clock)
{
    const int MostReasons = 20;

    public async Task<TextHealth> ReadAsync(CancellationToken cancellationToken)
    {
        var zone = await clock.ZoneAsync(cancellationToken);
        var month = await texts.MonthAsync(cancellationToken);
        var all = db.Set<OutboxMessage>().Where(m => m.Carrier == OutboxCarrier.TextMessage);
        var last = await all.Where(m => m.SentAt != null)
            .OrderByDescending(m => m.SentAt)
            .Select(m => m.SentAt)
            .FirstOrDefaultAsync(cancellationToken);
        var waiting = await all.Where(m => m.DueAt < OutboxMessage.Never)
            .Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Leased)
            .GroupBy(m => m.LastError)
            .Select(g => new TextReason(g.Key, g.Count()))
            .Take(MostReasons)
            .ToListAsync(cancellationToken);
        var refused = await db.Set<Correspondence>()
            .Where(c => c.Channel == Requesters.Channel.TextMessage && c.ProblemAt != null && c.ProblemAt >= month)
            .GroupBy(c => c.Problem)
            .Select(g => new TextReason(g.Key, g.Count()))
            .Take(MostReasons)
            .ToListAsync(cancellationToken);
        var spent = await (
            from sent in all
            where sent.SentAt >= month
            join message in db.Set<Correspondence>() on sent.CorrespondenceId equals (long?)message.Id
            join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
            group sent by request.DepartmentId into byDepartment
            select new SpentOnTexts(
                byDepartment.Key,
                byDepartment.Count(),
                byDepartment.Sum(m => m.Segments),
                byDepartment.Sum(m => (long)m.Cost)
            )
        ).ToListAsync(cancellationToken);
        return new TextHealth(
            last is { } at ? TimeZoneInfo.ConvertTimeFromUtc(at, zone) : null,
            waiting,
            refused,
            spent
        );
    }
}

/// <param name="LastSentAt">Local time.</param>
/// <param name="Refused">Since the month began, like <paramref name="Spent"/>.</param>
public sealed record TextHealth(
    DateTime? LastSentAt,
    IReadOnlyList<TextReason> Waiting,
    IReadOnlyList<TextReason> Refused,
    IReadOnlyList<SpentOnTexts> Spent
);

public sealed record TextReason(string Why, int Count);

/// <param name="Cost">In thousandths of a euro.</param>
public sealed record SpentOnTexts(Guid? DepartmentId, int Messages, int Segments, long Cost);
