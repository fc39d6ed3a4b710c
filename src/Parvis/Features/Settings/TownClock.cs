using Parvis.Deadlines;

namespace Parvis.Features.Settings;

/// <summary>The local calendar of the town, over the injected clock.</summary>
public sealed class TownClock(TimeProvider clock, SettingsStore settings)
{
    public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async ValueTask<DateOnly> TodayAsync(CancellationToken cancellationToken = default) =>
        DateOnly.FromDateTime((await ToLocalAsync(UtcNow, cancellationToken)));

    public async ValueTask<DateTime> ToLocalAsync(DateTime utc, CancellationToken cancellationToken = default) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, await ZoneAsync(cancellationToken));

    public async ValueTask<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken = default) =>
        TimeZoneInfo.FindSystemTimeZoneById((await settings.GetAsync<TownSettings>(cancellationToken)).TimeZone);

    /// <summary>The days the town hall works.</summary>
    public async ValueTask<TownCalendar> CalendarAsync(CancellationToken cancellationToken = default) =>
        new((await settings.GetAsync<TownSettings>(cancellationToken)).Holidays());

    /// <summary>The instant at which a local day begins.</summary>
    public async ValueTask<DateTime> ToUtcAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        var zone = await ZoneAsync(cancellationToken);
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }
}
