using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Progress;

/// <summary>
/// Tells residents what happened, once it has been quiet for a few minutes: an agent who takes a request, plans it and moves
/// its date writes one message, not three. One a day at most, and a handful in all: who is written to too often reads nothing.
/// </summary>
public sealed class TellProgressJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    ProgressSending sending,
    TownClock clock
) : IJob
{
    const int Batch = 200;

    /// <summary>Of one request; that it is done is told all the same.</summary>
    public const int MostMessages = 4;

    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (quiet, apart) = (clock.UtcNow - Quiet, clock.UtcNow - Apart);
        var due = await db.Set<ProgressNews>()
            .AsNoTracking()
            .Where(n => n.WaitingSince <= quiet && (n.LastToldAt == null || n.LastToldAt <= apart))
            .OrderBy(n => n.WaitingSince)
            .Take(Batch)
            .Join(db.Set<CitizenRequest>(), n => n.RequestId, r => r.Id, (_, r) => r.Reference)
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(nameof(TellProgressJob), due, reference => TellAsync(reference, cancellationToken));
    }

    Task TellAsync(string reference, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(clock.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: another node may have told it, or somebody acted since.
                var news = await db.Set<ProgressNews>().FindAsync([request.Id], cancellationToken);
                if (news is not { WaitingSince: { } since } || since > by.At - Quiet)
                    return;
                var done = news.Steps.HasFlag(ProgressSteps.Done);
                if (IsOver(request, done) || (news.Told >= MostMessages && !done))
                    news.Forget();
                else if (await sending.SendAsync(request, news.Steps, by, cancellationToken))
                    news.Tell(by.At);
                else
                    news.Forget();
            },
            by,
            cancellationToken
        );
    }

    /// <summary>The answer tells more than we would.</summary>
    static bool IsOver(CitizenRequest request, bool done) =>
        request.ErasedAt is not null
        || request.CircleId is not null
        || request.StatusBeforeReply is not null
        || (done ? request.ClosedFor != ClosureReason.WorkDone : !request.IsOpen);
}
