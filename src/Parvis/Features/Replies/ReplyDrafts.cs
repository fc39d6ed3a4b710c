using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies;

/// <summary>Keeps the shared draft; never lets somebody's words replace a colleague's unseen.</summary>
public sealed class ReplyDrafts(ParvisDbContext db)
{
    /// <summary>The version of a form opened when there was no draft.</summary>
    public const int NoVersion = -1;

    public Task<ReplyDraft?> FindAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<ReplyDraft>().FirstOrDefaultAsync(d => d.RequestId == requestId, cancellationToken);

    public Task<ReplyDraft?> ReadAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<ReplyDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.RequestId == requestId, cancellationToken);

    /// <summary>In the transaction of the caller. <paramref name="seen"/> is the version the form was made from.</summary>
    public async Task<ReplyDraft> SaveAsync(
        long requestId,
        ReplyContent content,
        int seen,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        // Two first drafts at the same moment: the second waits, then sees the first.
        await RequestChanges.LockAsync(db, requestId, cancellationToken);
        var draft = await FindAsync(requestId, cancellationToken);
        if (draft is { IsLeaving: false, IsCirculating: false } && IsAnotherVersion(draft, seen, by.AgentId, by.Name))
            throw new RefusedException(
                $"{draft.UpdatedBy} a écrit dans ce brouillon pendant que vous écriviez : comparez les deux textes, puis validez de nouveau."
            );
        if (draft is null)
            db.Add(draft = new ReplyDraft { RequestId = requestId });
        draft.Write(content, by);
        await db.SaveChangesAsync(cancellationToken);
        return draft;
    }

    /// <summary>One's own earlier words may be replaced: two tabs, or a saving that crossed another.</summary>
    public static bool IsAnotherVersion(ReplyDraft draft, int seen, Guid? agentId, string name) =>
        draft.Version != seen
        && draft.Body.Length > 0
        && (draft.UpdatedById != agentId || (agentId is null && draft.UpdatedBy != name));
}
