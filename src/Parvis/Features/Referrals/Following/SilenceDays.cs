using Parvis.Features.Settings;

namespace Parvis.Features.Referrals.Following;

/// <summary>How long a partner may be silent before somebody is told: working days, as the town sets them.</summary>
public sealed class SilenceDays(SettingsStore settings, TownClock clock)
{
    public async ValueTask<DateOnly> AfterAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        return (await clock.CalendarAsync(cancellationToken)).Add(day, rules.PartnerSilenceDays);
    }
}
