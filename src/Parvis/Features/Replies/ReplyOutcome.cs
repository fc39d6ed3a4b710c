using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies;

/// <summary>An answer left, or could not: the record learns it, and the draft goes or comes back.</summary>
public sealed class ReplyOutcome(
    ParvisDbContext db,
    CarriedMessages carried,
    ReplyDrafts drafts,
    SettingsStore settings,
    TimeProvider clock
) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Reply;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var reply = await carried.FindAsync(message, cancellationToken);
        await LeftAsync(reply, message.SentAt, cancellationToken);
    }

    /// <summary>Also for a letter that was posted.</summary>
    public async Task LeftAsync(Correspondence reply, DateTime? at, CancellationToken cancellationToken)
    {
        reply.Left(at);
        if (
            await drafts.FindAsync(reply.RequestId, cancellationToken) is { } draft
            && draft.CorrespondenceId == reply.Id
        )
            db.Remove(draft);
        // In the name of who answered: the machine only carried it.
        var by = new ProcessContext(reply.AgentId, reply.Author, Now, reply.Channel);
        await carried.ApplyAsync(reply, request => request.ReplyLeft(reply.Id, reply.Channel), by, cancellationToken);
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var reply = await carried.FindAsync(message, cancellationToken);
        var why = SendingServer.Unnamed(message.LastError, await settings.GetAsync<MailSettings>(cancellationToken));
        reply.Fail(why, Now);
        if (
            await drafts.FindAsync(reply.RequestId, cancellationToken) is { } draft
            && draft.CorrespondenceId == reply.Id
        )
            draft.ComeBack();
        // In the machine's: who wrote it is told like everybody who has the request.
        await carried.ApplyAsync(
            reply,
            request => request.ReplyRefused(reply.Id, why),
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    /// <summary>Only what was erased is called off: there is nobody to tell, and nothing to say.</summary>
    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var reply = await carried.FindAsync(message, cancellationToken);
        reply.State = CorrespondenceState.Withdrawn;
    }
}
