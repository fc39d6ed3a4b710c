using Parvis.Deadlines;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Requests;

/// <summary>
/// While the town can only wait, for the resident or for another authority, its promise waits too: the working days of the
/// wait are added to the date when it ends. The law's own clock is another one.
/// </summary>
public sealed class TargetPauses(TownClock clock)
{
    /// <summary>
    /// However the wait ends: an answer given while the town waited for somebody is not late for it.
    /// </summary>
    /// <returns>Whether the timeline has something more to take.</returns>
    public async Task<bool> SettleAsync(CitizenRequest request, DateTime now, CancellationToken cancellationToken)
    {
        if (!IsToSettle(request))
            return false;
        var zone = await clock.ZoneAsync(cancellationToken);
        return Settle(request, now, zone, await clock.CalendarAsync(cancellationToken));
    }

    static bool IsToSettle(CitizenRequest request) => request.PausedSince is not null && !request.Status.IsPaused();

    /// <summary>For those who write many requests at once, such as the demonstration.</summary>
    /// <returns>Whether the timeline has something more to take.</returns>
    public static bool Settle(CitizenRequest request, DateTime now, TimeZoneInfo zone, TownCalendar calendar)
    {
        if (!IsToSettle(request) || request.PausedSince is not { } since)
            return false;
        var (from, until) = (Day(since), Day(now));
        var days = calendar.CountAfter(from, until);
        if (days == 0 || request.DueOn is not { } due || request.Status == RequestStatus.Merged)
        {
            request.EndPause();
            return false;
        }

        request.GiveBackDays(
            days,
            calendar.Add(due, days),
            $"{(days == 1 ? "un jour ouvré" : $"{days} jours ouvrés")} d'attente, du {from.InFull()} au {until.InFull()}"
        );
        return true;

        DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
    }
}
