using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests;

/// <summary>A request that no department accepted in time is the pilot's again: it never sleeps.</summary>
public sealed class ReturnUnacceptedJob(
    ParvisDbContext db,
    RequestChanges changes,
    RequestSweep sweep,
    SettingsStore settings,
    TimeProvider clock
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var late = await db.Set<CitizenRequest>()
            .Where(r => r.AcceptBefore != null && r.AcceptBefore <= now && RequestStatuses.Open.Contains(r.Status))
            // An answer on its way, perhaps a letter at the printer, keeps the request where it is.
            .Where(r => r.StatusBeforeReply == null)
            .OrderBy(r => r.AcceptBefore)
            .Select(r => r.Reference)
            .Take(200)
            .ToListAsync(cancellationToken);
        await sweep.EachAsync(
            nameof(ReturnUnacceptedJob),
            late,
            reference =>
                changes.ApplyAsync(
                    reference,
                    r =>
                    {
                        if (r.AcceptBefore <= now && r.IsOpen && r.StatusBeforeReply is null)
                            r.ReturnToPilot($"Non acceptée par le service en {rules.AcceptanceHours} heures");
                    },
                    ProcessContext.System(now),
                    cancellationToken
                )
        );
    }
}
