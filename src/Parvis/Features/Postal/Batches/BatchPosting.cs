using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal.Batches;

/// <summary>
/// Notes the letters of a batch as given to the post, each in its own transaction, so that one that may not leave any more
/// never stops the others; done again, it goes on where it stopped.
/// </summary>
public sealed class BatchPosting(
    ParvisDbContext db,
    BulkChanges changes,
    LetterPosting posting,
    Transactions transactions,
    TownClock clock
)
{
    public async Task<BulkOutcome> PostAsync(
        string publicId,
        DateOnly? on,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var batch =
            await db.Set<LetterBatch>()
                .AsNoTracking()
                .VisibleTo(db, viewer)
                .FirstOrDefaultAsync(b => b.PublicId == publicId, cancellationToken)
            ?? throw new RefusedException("Ce lot n'existe plus.");
        batch.RefuseUnlessPostable();
        if (on is { } day && day > await clock.TodayAsync(cancellationToken))
            throw new RefusedException("Une lettre ne peut pas être partie après aujourd'hui.", "On");
        var waiting = await WaitingAsync(batch.Id, cancellationToken);
        var outcome = new BulkOutcome(0, []);
        foreach (var (reference, letter) in waiting)
        {
            var one = await changes.ApplyAsync(
                [new TickedRequest(reference, Seen: null)],
                RequestAction.PostLetter,
                viewer,
                (request, by) =>
                    posting.PostAsync(request, letter, on, by with { Channel = Channel.Post }, cancellationToken),
                cancellationToken
            );
            outcome = new BulkOutcome(outcome.Done + one.Done, [.. outcome.Failures, .. one.Failures]);
        }

        await EndAsync(batch.Id, cancellationToken);
        return outcome;
    }

    /// <summary>A batch is over when nothing in it waits: what was taken back does not.</summary>
    public Task EndAsync(long batchId, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if ((await WaitingAsync(batchId, cancellationToken)).Count > 0)
                    return;
                var batch = await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken);
                if (batch.State is BatchState.Ready or BatchState.HandedOver)
                    batch.End(clock.UtcNow);
            },
            cancellationToken
        );

    async Task<List<(string Reference, string Letter)>> WaitingAsync(
        long batchId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await (
                    from line in db.Set<OutgoingLetter>()
                    join message in db.Set<Correspondence>() on line.CorrespondenceId equals message.Id
                    where line.BatchId == batchId && message.State == CorrespondenceState.ToPrint
                    orderby line.Place
                    select new { line.Reference, message.PublicId }
                ).ToListAsync(cancellationToken)
            ).Select(l => (l.Reference, l.PublicId)),
        ];
}
