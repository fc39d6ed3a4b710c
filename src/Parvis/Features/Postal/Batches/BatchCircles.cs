using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Postal.Batches;

/// <summary>
/// A request becomes confidential: its letters leave the pile that others print, and its circle prints them. A provider
/// may already have them: that batch is the circle's, see <see cref="PostalPolicy"/>.
/// </summary>
public sealed class BatchCircles(ParvisDbContext db, BatchMaking making) : IHandle<TopicChanged>, ICircleFollower
{
    public Task HandleAsync(
        CitizenRequest request,
        TopicChanged happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        request.CircleId is null
            ? Task.CompletedTask
            : LeaveAsync(db.Set<CitizenRequest>().Where(r => r.Id == request.Id), cancellationToken);

    public Task FollowAsync(CircleMove move, CancellationToken cancellationToken)
    {
        var topics = move.Topics;
        return LeaveAsync(
            db.Set<CitizenRequest>().Where(r => r.TopicId != null && topics.Contains(r.TopicId.Value)),
            cancellationToken
        );
    }

    async Task LeaveAsync(IQueryable<CitizenRequest> hidden, CancellationToken cancellationToken)
    {
        var leaving = await (
            from line in db.Set<OutgoingLetter>()
            join batch in db.Set<LetterBatch>() on line.BatchId equals batch.Id
            join message in db.Set<Correspondence>() on line.CorrespondenceId equals message.Id
            where line.PostedOn == null && (batch.State == BatchState.Preparing || batch.State == BatchState.Ready)
            where hidden.Any(r => r.Id == message.RequestId)
            select new { batch, line.PublicId }
        ).ToListAsync(cancellationToken);
        foreach (var batch in leaving.GroupBy(l => l.batch, l => l.PublicId))
            await making.TakeOutAsync(batch.Key, [.. batch], cancellationToken);
    }
}
