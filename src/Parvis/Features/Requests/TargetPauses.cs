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
    /// <summary>Before the timeline takes what happened.</summary>
    public async Task SettleAsync(CitizenRequest request, DateTime now, CancellationToken cancellationToken)
    {
        if (request is not { IsOpen: true, PausedSince: { } since, DueOn: { } due } || request.Status.IsPaused())
            return;
        var from = DateOnly.FromDateTime(await clock.ToLocalAsync(since, cancellationToken));
        var until = DateOnly.FromDateTime(await clock.ToLocalAsync(now, cancellationToken));
        var days = await targets.WorkingDaysAsync(from, until, cancellationToken);
        if (days > 0)
            request.GiveBackDays(
                days,
                await targets.LaterAsync(due, days, cancellationToken),
                $"{(days == 1 ? "un jour ouvré" : $"{days} jours ouvrés")} d'attente, du {from.InFull()} au {until.InFull()}"
            );
    }
}
