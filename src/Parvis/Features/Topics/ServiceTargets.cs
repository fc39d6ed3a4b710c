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
        var zone = HolidayZone.TryParse(town.HolidayZone, out var known) ? known : HolidayZone.France;
        var received = TimeZoneInfo.ConvertTimeFromUtc(
            receivedAtUtc,
            TimeZoneInfo.FindSystemTimeZoneById(town.TimeZone)
        );
        var dayZero = WorkingDays.OnOrAfter(DateOnly.FromDateTime(received), zone);
        return WorkingDays.Add(dayZero, topicTargetDays ?? requests.DefaultTargetDays, zone);
    }
}
