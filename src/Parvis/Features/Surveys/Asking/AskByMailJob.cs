using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Asking;

/// <summary>A day after a request ended, by day: who asked is written to, if the town asks and they were not asked lately.</summary>
public sealed class AskByMailJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    SurveyDesk surveys,
    SurveyMail mail,
    SettingsStore settings,
    TownClock clock
) : IJob
{
    const int Batch = 200;

    static readonly TimeSpan After = TimeSpan.FromDays(1);

    /// <summary>What ended before the town began to ask is not asked about.</summary>
    static readonly TimeSpan Latest = TimeSpan.FromDays(4);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!town.IsOpenToResidents || !(await settings.GetAsync<SurveySettings>(cancellationToken)).AsksByMail)
            return;
        // Nobody wants to be woken to give an opinion.
        if ((await clock.ToLocalAsync(clock.UtcNow, cancellationToken)).Hour is < 9 or >= 18)
            return;
        var (from, until, lately) = (
            clock.UtcNow - Latest,
            clock.UtcNow - After,
            clock.UtcNow.AddDays(-SurveyInvitation.DaysApart)
        );
        var due = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => r.EndedAt != null && r.EndedAt > from && r.EndedAt <= until)
            .Where(r => r.CircleId == null && r.RequesterId != null && r.ErasedAt == null)
            .Where(r => !RequestStatuses.Open.Contains(r.Status) && r.Status != RequestStatus.Merged)
            .Where(r =>
                !db.Set<SurveyInvitation>()
                    .Any(i => i.RequestId == r.Id || (i.RequesterId == r.RequesterId && i.At > lately))
            )
            // Nobody else has an address that is known to work; they would fill each batch.
            .Where(r =>
                db.Set<Correspondence>()
                    .Any(c =>
                        c.RequestId == r.Id
                        && c.Direction == Direction.Outgoing
                        && c.Channel == Channel.Email
                        && c.State == CorrespondenceState.Done
                    )
            )
            .OrderBy(r => r.Id)
            .Take(Batch)
            .Select(r => r.Reference)
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(nameof(AskByMailJob), due, reference => AskAsync(reference, town, cancellationToken));
    }

    Task AskAsync(string reference, TownSettings town, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(clock.UtcNow);
        return changes.ApplyAsync(
            reference,
            async request =>
            {
                // Read again under the lock: another node may have asked, or the person of two requests been asked for one.
                if (await surveys.MayAskAsync(request, cancellationToken))
                    await mail.SendAsync(request, town, by, cancellationToken);
            },
            by,
            cancellationToken
        );
    }
}
