using Parvis.Deadlines;

namespace Parvis.Features.Reminders;

/// <summary>The days on which somebody is at the town hall to read what is told.</summary>
public sealed record TownDays(TownCalendar Calendar)
{
    public bool IsWorkingDay(DateOnly day) => Calendar.IsWorkingDay(day);

    /// <summary>So many working days after this one, which never counts.</summary>
    public DateOnly After(DateOnly day, int days) => Calendar.Add(day, days);

    /// <summary>So many working days before this one; for none, itself or the last one before it.</summary>
    public DateOnly Before(DateOnly day, int days)
    {
        if (days == 0)
            return Calendar.OnOrBefore(day);
        for (var counted = 0; counted < days; counted++)
            day = Calendar.OnOrBefore(day.AddDays(-1));
        return day;
    }

    /// <summary>The latest date since which so many working days have come; days off belong to the one before them.</summary>
    public DateOnly LatestWith(int days, DateOnly today) => After(Before(today, days), 1).AddDays(-1);

    /// <summary>The working days from one day to another, which is left out.</summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly until)
    {
        for (var day = from; day < until; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                yield return day;
        }
    }

    /// <summary>The first working day of the weeks that follow.</summary>
    public DateOnly FirstOfNextWeek(DateOnly day) => Calendar.OnOrAfter(MondayOf(day).AddDays(7));

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
