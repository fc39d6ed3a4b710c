using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests;

/// <summary>Reads the day somebody says a request reached the town hall.</summary>
public sealed class ReceptionDays(TownClock town)
{
    static readonly TimeOnly Midday = new(12, 0);

    /// <param name="day">As said.</param>
    /// <param name="now">The moment of the change, in UTC: nothing is received later.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">The day is to come, or more than a year ago.</exception>
    public async Task<DateTime> ReadAsync(DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var today = await town.TodayAsync(cancellationToken);
        if (day > today)
            throw new RefusedException("La date de réception ne peut pas être à venir.", "ReceivedOn");
        if (day < today.AddYears(-1))
            throw new RefusedException("Cette date de réception a plus d'un an : vérifiez l'année.", "ReceivedOn");
        if (day == today)
            return now;
        // A day without an hour: midday is that day in every time zone of the Republic.
        var zone = await town.ZoneAsync(cancellationToken);
        return TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(Midday, DateTimeKind.Unspecified), zone);
    }
}
