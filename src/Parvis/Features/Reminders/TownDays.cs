using Parvis.Deadlines;
using Parvis.Features.Settings;

namespace Parvis.Features.Reminders;

/// <summary>The days on which somebody is at the town hall to read what is told.</summary>
public sealed record TownDays(HolidayZone Zone, IReadOnlySet<DateOnly>? Closures = null)
{
    public static TownDays Of(TownSettings town) => new(town.Holidays());

    public bool IsWorkingDay(DateOnly day) => WorkingDays.IsWorkingDay(day, Zone, Closures);

    /// <summary>So many working days after this one, which never counts.</summary>
    public DateOnly After(DateOnly day, int days) => WorkingDays.Add(day, days, Zone, Closures);

    /// <summary>So many working days before this one; for none, itself or the last one before it.</summary>
    public DateOnly Before(DateOnly day, int days)
    {
        if (days == 0)
            return WorkingDays.OnOrBefore(day, Zone, Closures);
        for (var counted = 0; counted < days; counted++)
            day = WorkingDays.OnOrBefore(day.AddDays(-1), Zone, Closures);
        return day;
    }

    /// <summary>The first working day of its week, from Monday; null when the whole week is off.</summary>
    public DateOnly? FirstOfWeek(DateOnly day)
    {
        var monday = MondayOf(day);
        var first = WorkingDays.OnOrAfter(monday, Zone, Closures);
        return first < monday.AddDays(7) ? first : null;
    }

    /// <summary>The first working day of the weeks that follow.</summary>
    public DateOnly FirstOfNextWeek(DateOnly day) => WorkingDays.OnOrAfter(MondayOf(day).AddDays(7), Zone, Closures);

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
