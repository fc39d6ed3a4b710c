namespace Parvis.Features.Oversight.Trends;

/// <summary>Months as the town lives them, over moments stored in UTC.</summary>
public sealed class LocalMonths(TimeZoneInfo zone)
{
    public DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    /// <summary>The first day of the month.</summary>
    public DateOnly Of(DateTime utc) => First(Day(utc));

    public static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The moment the month begins.</summary>
    public DateTime Begins(DateOnly month) =>
        TimeZoneInfo.ConvertTimeToUtc(month.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), zone);

    public IReadOnlyCollection<DateOnly> Between(DateTime from, DateTime until)
    {
        var months = new List<DateOnly>();
        for (var month = Of(from); month <= Of(until); month = month.AddMonths(1))
            months.Add(month);
        return months;
    }
}
