using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Replies.Together;

/// <summary>That a request was answered with others; the answer itself is told by its correspondence.</summary>
public sealed class TogetherHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var rows = db.Set<GroupReplyRequest>();
        var groups = await rows.Where(r => ids.Contains(r.RequestId))
            .Select(r => r.GroupReplyId)
            .Distinct()
            .ToListAsync(cancellationToken);
        await rows.Where(r => ids.Contains(r.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<GroupReply>()
            .Where(g => groups.Contains(g.Id) && !rows.Any(r => r.GroupReplyId == g.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
