using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Replies.Together;

/// <summary>Groups that are over, forgotten, or have no request left. The answers stay on their requests.</summary>
public sealed class EraseGroupRepliesJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - GroupReply.Kept;
        var rows = db.Set<GroupReplyRequest>();
        await transactions.EraseAsync(
            db.Set<GroupReply>().Where(g => g.SentAt == null || g.DoneAt != null).Where(g => g.UpdatedAt < before),
            cancellationToken
        );
        await transactions.EraseAsync(
            db.Set<GroupReply>().Where(g => !rows.Any(r => r.GroupReplyId == g.Id)),
            cancellationToken
        );
    }
}
