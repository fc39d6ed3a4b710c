using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Trends;

/// <summary>What was counted in the open about a topic goes away with it; the next turn of the job counts anew.</summary>
public sealed class FigureCircles(ParvisDbContext db, Transactions transactions, JobAlarm alarm) : ICircleFollower
{
    public async Task FollowAsync(CircleMove move, CancellationToken cancellationToken)
    {
        var (topics, from) = (move.Topics, move.From ?? Guid.Empty);
        await db.Set<MonthFigure>()
            .Where(f => topics.Contains(f.TopicId) && f.CircleId == from)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<FiguresMark>().ExecuteDeleteAsync(cancellationToken);
        transactions.AfterCommit(alarm.Ring<MakeFiguresJob>);
    }
}
