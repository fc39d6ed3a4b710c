using Parvis.Deadlines;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>The date a town promises an answer for: a number of working days, by topic or by default.</summary>
public sealed class ServiceTargets(SettingsStore settings)
{
    /// <summary>
    /// Day 0 is the local day of reception, or the next working day when the town hall is closed; the days promised
    /// are counted after it.
    /// </summary>
    public async ValueTask<DateOnly> DueOnAsync(
        int? topicTargetDays,
        DateTime receivedAtUtc,
        CancellationToken cancellationToken
    )
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var requests = await settings.GetAsync<RequestSettings>(cancellationToken);
        var zone = town.Holidays();
        var received = TimeZoneInfo.ConvertTimeFromUtc(receivedAtUtc, TimeZone(town));
        var dayZero = WorkingDays.OnOrAfter(DateOnly.FromDateTime(received), zone);
        return WorkingDays.Add(dayZero, topicTargetDays ?? requests.DefaultTargetDays, zone);
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
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var zone = town.Holidays();
        var offered = TimeZoneInfo.ConvertTimeFromUtc(offeredAtUtc, TimeZone(town));
        var offeredOn = DateOnly.FromDateTime(offered);
        var day = WorkingDays.OnOrAfter(offeredOn, zone);
        var total = (day == offeredOn ? offered.TimeOfDay : TimeSpan.Zero) + hours;
        var until =
            WorkingDays.Add(day, total.Days, zone).ToDateTime(TimeOnly.MinValue)
            + (total - TimeSpan.FromDays(total.Days));
        // The hour that summer time skips does not exist.
        return TimeZoneInfo.ConvertTimeToUtc(
            TimeZone(town).IsInvalidTime(until) ? until.AddHours(1) : until,
            TimeZone(town)
        );
    }

    static TimeZoneInfo TimeZone(TownSettings town) => TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone);
}
