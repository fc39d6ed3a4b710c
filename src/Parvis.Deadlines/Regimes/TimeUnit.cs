namespace Parvis.Deadlines.Regimes;

/// <summary>What a period is counted in. Always explicit: « dix jours » says nothing.</summary>
public enum TimeUnit
{
    /// <summary>Months from day number to day number; written <c>M</c>.</summary>
    Month,

    /// <summary>Every day, the first not counted; written <c>J</c>.</summary>
    CalendarDay,

    /// <summary>« Jours ouvrés », the first not counted; written <c>JO</c>.</summary>
    WorkingDay,
}

/// <summary>How codes write units.</summary>
public static class TimeUnits
{
    /// <summary>The letters after the number of a period.</summary>
    /// <param name="unit">What is counted.</param>
    /// <returns><c>M</c>, <c>J</c> or <c>JO</c>.</returns>
    public static string Sign(this TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Month => "M",
            TimeUnit.CalendarDay => "J",
            TimeUnit.WorkingDay => "JO",
        };
}
