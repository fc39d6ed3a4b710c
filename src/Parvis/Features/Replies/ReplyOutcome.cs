using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies;

/// <summary>An answer left, or could not: the record learns it, and the draft goes or comes back.</summary>
public sealed class ReplyOutcome(ParvisDbContext db, RequestChanges changes, ReplyDrafts drafts, TimeProvider clock)
    : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Reply;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var reply = await FindAsync(message, cancellationToken);
        await LeftAsync(reply, message.SentAt, cancellationToken);
    }

    /// <summary>Also for a letter that was posted.</summary>
    public async Task LeftAsync(Correspondence reply, DateTime? at, CancellationToken cancellationToken)
    {
        reply.State = CorrespondenceState.Done;
        reply.SentAt = at;
        if (
            await drafts.FindAsync(reply.RequestId, cancellationToken) is { } draft
            && draft.CorrespondenceId == reply.Id
        )
            db.Remove(draft);
        await ApplyAsync(reply, request => request.ReplyLeft(reply.Id, reply.Channel), cancellationToken);
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var reply = await FindAsync(message, cancellationToken);
        reply.State = CorrespondenceState.Failed;
        if (
            await drafts.FindAsync(reply.RequestId, cancellationToken) is { } draft
            && draft.CorrespondenceId == reply.Id
        )
            draft.ComeBack();
        await ApplyAsync(reply, request => request.ReplyRefused(reply.Id, message.LastError), cancellationToken);
    }

    Task<Correspondence> FindAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == message.CorrespondenceId, cancellationToken);

    /// <summary>In the name of who answered: the machine only carried it.</summary>
    async Task ApplyAsync(Correspondence reply, Action<CitizenRequest> verb, CancellationToken cancellationToken)
    {
        var reference = await db.Set<CitizenRequest>()
            .Where(r => r.Id == reply.RequestId)
            .Select(r => r.Reference)
            .SingleAsync(cancellationToken);
        var by = new ProcessContext(reply.AgentId, reply.Author, clock.GetUtcNow().UtcDateTime, reply.Channel);
        await changes.ApplyAsync(reference, verb, by, cancellationToken);
    }
}
