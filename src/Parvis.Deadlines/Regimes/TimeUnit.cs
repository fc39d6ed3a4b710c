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
