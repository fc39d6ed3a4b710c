using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Requests;

/// <summary>
/// While the town can only wait, for the resident or for another authority, its promise waits too: the working days of the
/// wait are added to the date when it ends. The law's own clock is another one.
/// </summary>
public sealed class TargetPauses(ServiceTargets targets, TownClock clock)
{
    /// <summary>
    /// However the wait ends: an answer given while the town waited for somebody is not late for it.
    /// </summary>
    /// <returns>Whether the timeline has something more to take.</returns>
    public async Task<bool> SettleAsync(CitizenRequest request, DateTime now, CancellationToken cancellationToken)
    {
        if (request.PausedSince is not { } since || request.Status.IsPaused())
            return false;
        var from = DateOnly.FromDateTime(await clock.ToLocalAsync(since, cancellationToken));
        var until = DateOnly.FromDateTime(await clock.ToLocalAsync(now, cancellationToken));
        var days = await targets.WorkingDaysAsync(from, until, cancellationToken);
        if (days == 0 || request.DueOn is not { } due || request.Status == RequestStatus.Merged)
        {
            request.EndPause();
            return false;
        }

        request.GiveBackDays(
            days,
            await targets.LaterAsync(due, days, cancellationToken),
            $"{(days == 1 ? "un jour ouvré" : $"{days} jours ouvrés")} d'attente, du {from.InFull()} au {until.InFull()}"
        );
        return true;
    }
}
