using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>The date a town promises an answer for: a number of working days, by topic or by default.</summary>
public sealed class ServiceTargets(SettingsStore settings, TownClock clock)
{
    /// <summary>The town's own regime, on its own calendar: closing days and closing time count.</summary>
    /// <param name="topicTargetDays">Working days promised for the topic; the town's default when null.</param>
    /// <param name="receivedAtUtc">When it reached the town hall.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="pausedDays">Working days during which the town could only wait.</param>
    public async ValueTask<DateOnly> DueOnAsync(
        int? topicTargetDays,
        DateTime receivedAtUtc,
        CancellationToken cancellationToken,
        int pausedDays = 0
    )
    {
        var days = topicTargetDays ?? (await settings.GetAsync<RequestSettings>(cancellationToken)).DefaultTargetDays;
        var received = await clock.ToLocalAsync(receivedAtUtc, cancellationToken);
        var promise = new Regime(RegimeFamilies.Target, new TimeLimit(days + pausedDays, TimeUnit.WorkingDay));
        return DeadlineCalculator
                .Evaluate(
                    promise,
                    new Reception(DateOnly.FromDateTime(received), TimeOnly.FromDateTime(received)),
                    [],
                    await clock.CalendarAsync(cancellationToken)
                )
                .Due
            ?? throw new InvalidOperationException("A promise always has a date.");
    }

    /// <summary>
    /// Until when a department accepts what it is offered: hours of working days only, so that a request of Friday
    /// evening is not overdue on Sunday.
    /// </summary>
    public async ValueTask<DateTime> AcceptBeforeAsync(DateTime offeredAtUtc, CancellationToken cancellationToken)
    {
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        return await AfterAsync(offeredAtUtc, TimeSpan.FromHours(requests.AcceptanceHours), cancellationToken);
    }

    /// <summary>The limit of what has had half of its time at this moment: anything due before it has had more.</summary>
    public async ValueTask<DateTime> HalfAcceptedBeforeAsync(DateTime nowUtc, CancellationToken cancellationToken)
    {
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        return await AfterAsync(nowUtc, TimeSpan.FromHours(requests.AcceptanceHours / 2.0), cancellationToken);
    }

    async ValueTask<DateTime> AfterAsync(DateTime offeredAtUtc, TimeSpan hours, CancellationToken cancellationToken)
    {
        var (zone, calendar) = (await clock.ZoneAsync(cancellationToken), await clock.CalendarAsync(cancellationToken));
        var offered = TimeZoneInfo.ConvertTimeFromUtc(offeredAtUtc, zone);
        var offeredOn = DateOnly.FromDateTime(offered);
        var day = calendar.OnOrAfter(offeredOn);
        var total = (day == offeredOn ? offered.TimeOfDay : TimeSpan.Zero) + hours;
        var until =
            calendar.Add(day, total.Days).ToDateTime(TimeOnly.MinValue) + (total - TimeSpan.FromDays(total.Days));
        // The hour that summer time skips does not exist.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(until) ? until.AddHours(1) : until, zone);
    }
}
