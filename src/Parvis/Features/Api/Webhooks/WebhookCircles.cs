using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Api.Webhooks;

/// <summary>A topic becomes confidential: what was still to be said about its requests is never said.</summary>
public sealed class WebhookCircles(ParvisDbContext db) : ICircleFollower
{
    public async Task FollowAsync(CircleMove move, CancellationToken cancellationToken)
    {
        var topics = move.Topics;
        var requests = db.Set<CitizenRequest>().Where(r => r.TopicId != null && topics.Contains(r.TopicId.Value));
        await db.Set<WebhookDelivery>()
            .Where(d => requests.Any(r => r.Id == d.RequestId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
