using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>The steps from the first day to the due date, so that each can be told.</summary>
/// <param name="Start">The day the period is counted from.</param>
/// <param name="LimitEnd">The end of the plain period, extension included.</param>
/// <param name="SuspendedDays">Days added because the clock stood still.</param>
/// <param name="Unrolled">The last day before days off are looked at.</param>
/// <param name="Due">The due date.</param>
sealed record DueDate(DateOnly Start, DateOnly LimitEnd, int SuspendedDays, DateOnly Unrolled, DateOnly Due)
{
    public static DueDate Of(
        Regime regime,
        TownCalendar calendar,
        DateOnly start,
        int suspendedDays = 0,
        bool extended = false
    )
    {
        var family = regime.Family;
        var end = LimitEndOf(regime, family.Days is DayCalendar.Town ? calendar : calendar.Law, start, extended);
        var unrolled = end.AddDays(suspendedDays + (family.Clear.Rule ? 1 : 0));
        var due = family.Rolling.Rule is Rolling.ToNextWorkingDay ? calendar.Law.OnOrAfter(unrolled) : unrolled;
        return new(start, end, suspendedDays, unrolled, due);
    }

    static DateOnly LimitEndOf(Regime regime, TownCalendar calendar, DateOnly start, bool extended)
    {
        var more = extended ? regime.Family.ExtensionMonths.Rule : 0;
        // One and two months are three months: 31 January is extended to 30 April, not to 28 April.
        return regime.Limit.Unit is TimeUnit.Month
            ? Months.Add(start, regime.Limit.Number + more)
            : Months.Add(regime.Limit.After(start, calendar), more);
    }
}
