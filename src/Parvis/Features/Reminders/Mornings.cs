using Parvis.Features.Settings;

namespace Parvis.Features.Reminders;

/// <summary>When the town hall is told what it must not forget: on working days, once the morning has begun there.</summary>
public sealed class Mornings(TownClock clock, SettingsStore settings)
{
    public static readonly TimeOnly Start = new(7, 30);

    public async ValueTask<Morning> NowAsync(CancellationToken cancellationToken)
    {
        var days = TownDays.Of(await settings.GetAsync<TownSettings>(cancellationToken));
        var local = await clock.ToLocalAsync(clock.UtcNow, cancellationToken);
        var today = DateOnly.FromDateTime(local);
        return new Morning(today, days, days.IsWorkingDay(today) && TimeOnly.FromDateTime(local) >= Start);
    }
}

/// <param name="HasBegun">Somebody is there to read what is told.</param>
public sealed record Morning(DateOnly Today, TownDays Days, bool HasBegun);
