namespace Parvis.Deadlines.Clocks;

/// <summary>When a request entered the town hall, in the local time of the town.</summary>
/// <param name="Day">The local day, at whatever hour it came.</param>
/// <param name="Time">
/// The local time, which only the town's own promises read; null counts as the beginning of the day.
/// </param>
public readonly record struct Reception(DateOnly Day, TimeOnly? Time = null)
{
    /// <summary>The reception of what came at a moment.</summary>
    /// <param name="utc">The moment, in UTC.</param>
    /// <param name="zone">Whose local time counts: late evening in Paris is the next morning in La Réunion.</param>
    /// <returns>Its local day and time.</returns>
    /// <exception cref="ArgumentException"><paramref name="utc"/> says it is local time.</exception>
    public static Reception At(DateTime utc, HolidayZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(zone.TimeZone));
        return new(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
