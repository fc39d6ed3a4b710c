using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together;

/// <summary>
/// Answers each request of the groups that were sent, as the person who sent them would one by one. The outcome of a
/// request commits with its answer: cut short at any moment, the next turn goes on with the next request.
/// </summary>
public sealed partial class SendGroupRepliesJob(
    ParvisDbContext db,
    GroupReader reader,
    ReplySending sending,
    ViewerStore viewers,
    Transactions transactions,
    TimeProvider clock,
    ILogger<SendGroupRepliesJob> log
) : IJob
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var groups = await db.Set<GroupReply>()
            .AsNoTracking()
            .Where(g => g.SentAt != null && g.DoneAt == null)
            .OrderBy(g => g.SentAt)
            .ToListAsync(cancellationToken);
        foreach (var group in groups)
            await SendAsync(group, cancellationToken);
    }

    async Task SendAsync(GroupReply group, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<GroupReplyRequest>()
            .AsNoTracking()
            .Where(r => r.GroupReplyId == group.Id && r.At == null)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            if (await TryAsync(group, row, cancellationToken) is { } problem)
                await SetAsideAsync(row, problem, cancellationToken);
            // What one left behind, done or refused, is no business of the next.
            db.ChangeTracker.Clear();
        }

        // Another node may end it in the same instant.
        var open = db.Set<GroupReplyRequest>().Where(r => r.At == null);
        await transactions.RunAsync(
            () =>
                db.Set<GroupReply>()
                    .Where(g => g.Id == group.Id && g.DoneAt == null && !open.Any(r => r.GroupReplyId == g.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(g => g.DoneAt, Now), cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Null when it is done; otherwise the sentence that says why it is not.</summary>
    async Task<string?> TryAsync(GroupReply group, GroupReplyRequest row, CancellationToken cancellationToken)
    {
        try
        {
            // Their rights as they are now, not as they were when they sent it.
            return await viewers.FindAsync(group.SentById!.Value, cancellationToken) is { } viewer
                ? await transactions.RunAsync(
                    () => AnswerAsync(group, row, viewer, cancellationToken),
                    problem => problem is null,
                    cancellationToken
                )
                : $"{group.SentBy} n'a plus accès aux demandes.";
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
        catch (RequestNotFoundException)
        {
            return "Elle est introuvable.";
        }
        catch (Exception stale) when (stale is StaleRequestException or DbUpdateConcurrencyException)
        {
            return "Il s'y est passé quelque chose depuis l'envoi : lisez-la d'abord.";
        }
        catch (DbUpdateException failure) when (Data.Outages.OutageSigns.Of(failure) is null)
        {
            LogFailure(failure, row.RequestId);
            return "Sa réponse n'a pas pu être enregistrée : répondez-lui depuis la demande.";
        }
    }

    async Task<string?> AnswerAsync(
        GroupReply group,
        GroupReplyRequest waiting,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        // Under the lock of the request: another node may be at the same row.
        await RequestChanges.LockAsync(db, waiting.RequestId, cancellationToken);
        var row = await db.Set<GroupReplyRequest>().FirstOrDefaultAsync(r => r.Id == waiting.Id, cancellationToken);
        if (row is not { At: null, Seen: { } seen })
            return null;
        var recipient = await reader.RecipientAsync(group, row.RequestId, viewer, cancellationToken);
        if (recipient?.Content is not { } content)
            return recipient?.Why ?? "Elle ne se répond plus en groupe.";
        await sending.SendAsync(recipient.Reference, content, seen, ReplyDrafts.NoVersion, viewer, cancellationToken);
        var draft = await db.Set<ReplyDraft>().FirstAsync(d => d.RequestId == row.RequestId, cancellationToken);
        row.Leave(
            draft.IsCirculating ? GroupOutcome.ToApprove
                : content.Channel == Channel.Email ? GroupOutcome.Mailed
                : GroupOutcome.LetterReady,
            Now
        );
        return null;
    }

    Task SetAsideAsync(GroupReplyRequest waiting, string why, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                await RequestChanges.LockAsync(db, waiting.RequestId, cancellationToken);
                var row = await db.Set<GroupReplyRequest>()
                    .FirstOrDefaultAsync(r => r.Id == waiting.Id && r.At == null, cancellationToken);
                row?.SetAside(why, Now);
            },
            cancellationToken
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The group's answer to request {RequestId} could not be kept.")]
    partial void LogFailure(Exception failure, long requestId);
}
