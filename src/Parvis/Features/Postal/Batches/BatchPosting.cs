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
    BatchChanges batches,
    Transactions transactions,
    TownClock clock
)
{
    /// <summary>Three hundred letters take a minute; a machine that stopped keeps nobody waiting for longer.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

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
        if (on is { } day && day > await clock.TodayAsync(cancellationToken))
            throw new RefusedException("Une lettre ne peut pas être partie après aujourd'hui.", "On");
        await batches.ApplyAsync(batch.Id, b => b.BeginPosting(clock.UtcNow, Longest), cancellationToken);
        try
        {
            return await PostEachAsync(batch.Id, on, viewer, cancellationToken);
        }
        finally
        {
            await batches.ApplyAsync(batch.Id, b => b.StopPosting(), CancellationToken.None);
            await EndAsync(batch.Id, CancellationToken.None);
        }
    }

    async Task<BulkOutcome> PostEachAsync(
        long batchId,
        DateOnly? on,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var waiting = await Waiting(batchId).ToListAsync(cancellationToken);
        var outcome = new BulkOutcome(0, []);
        foreach (var letter in waiting)
        {
            var one = await changes.ApplyAsync(
                [new TickedRequest(letter.Reference, Seen: null)],
                RequestAction.PostLetter,
                viewer,
                (request, by) =>
                    posting.PostAsync(
                        request,
                        letter.PublicId,
                        on,
                        by with
                        {
                            Channel = Channel.Post,
                        },
                        cancellationToken
                    ),
                cancellationToken
            );
            outcome = new BulkOutcome(outcome.Done + one.Done, [.. outcome.Failures, .. one.Failures]);
        }

        return outcome;
    }

    /// <summary>A batch is over when nothing in it waits: what was taken back does not.</summary>
    public Task EndAsync(long batchId, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (await Waiting(batchId).AnyAsync(cancellationToken))
                    return;
                var batch = await db.Set<LetterBatch>().SingleAsync(b => b.Id == batchId, cancellationToken);
                if (batch.MayBePosted)
                    batch.End(clock.UtcNow);
            },
            cancellationToken
        );

    IQueryable<WaitingInBatch> Waiting(long batchId) =>
        from line in db.Set<OutgoingLetter>()
        join message in db.Set<Correspondence>() on line.CorrespondenceId equals message.Id
        where line.BatchId == batchId && message.State == CorrespondenceState.ToPrint
        orderby line.Place
        select new WaitingInBatch { Reference = line.Reference, PublicId = message.PublicId };

    sealed record WaitingInBatch
    {
        public required string Reference { get; init; }

        public required string PublicId { get; init; }
    }
}
