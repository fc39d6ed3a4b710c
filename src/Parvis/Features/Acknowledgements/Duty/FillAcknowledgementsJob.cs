using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Duty;

/// <summary>
/// Requests that were there before this was kept, and those whose topic got a period since. Only those whose time has not
/// run out: a pilot who is told of a thousand at once sees to none.
/// </summary>
public sealed partial class FillAcknowledgementsJob(
    ParvisDbContext db,
    AcknowledgementKeeper keeper,
    Transactions transactions,
    TopicCatalogue topics,
    TimeProvider clock,
    ILogger<FillAcknowledgementsJob> log
) : IJob
{
    const int Batch = 500;

    /// <summary>Ten working days are never shorter.</summary>
    const int RecentDays = 14;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var without = tree.All.Where(t => t.StatutoryLimit.Regime is null).Select(t => t.Id).ToList();
        var recent = clock.GetUtcNow().UtcDateTime.AddDays(-RecentDays);
        long last = 0;
        while (true)
        {
            var batch = await db.Set<CitizenRequest>()
                .AsNoTracking()
                .Where(r => r.EndedAt == null && r.Id > last && r.ReceivedAt > recent)
                .Where(r => r.TopicId == null || !without.Contains(r.TopicId.Value))
                .Where(r => !db.Set<Acknowledgement>().Any(a => a.RequestId == r.Id))
                .OrderBy(r => r.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            last = batch[^1].Id;
            try
            {
                await transactions.RunAsync(() => AddAsync(batch, cancellationToken), cancellationToken);
            }
            catch (DbUpdateException taken) when (taken.IsDuplicate())
            {
                // One of them was written meanwhile: the others get theirs at the next turn.
                LogTaken(taken);
            }

            db.ChangeTracker.Clear();
        }
    }

    async Task AddAsync(List<CitizenRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
        {
            var duty = new Acknowledgement(request.Id, await keeper.DueOnAsync(request, cancellationToken));
            if (request.Status == RequestStatus.Referred)
                duty.PassOn(request.ReferredTo, ProcessContext.System(request.LastEventAt).Name);
            db.Add(duty);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Acknowledgements were kept by somebody else meanwhile.")]
    partial void LogTaken(Exception taken);
}
