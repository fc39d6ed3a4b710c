using Parvis.Deadlines;

namespace Parvis.Features.Settings.Texts;

/// <summary>When a telephone may buzz: from 8 to 20, Monday to Saturday, never on a public holiday; local time.</summary>
public static class TextHours
{
    public static readonly TimeOnly Opens = new(8, 0);
    public static readonly TimeOnly Closes = new(20, 0);

    /// <summary>The moment itself when it is one, else the next one.</summary>
    public static DateTime OnOrAfter(DateTime local, HolidayZone zone)
    {
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (IsOpen(day, zone) && time < Closes)
            return time >= Opens ? local : day.ToDateTime(Opens);
        return DayAfter(day, zone).ToDateTime(Opens);
    }

    /// <summary>The next day when messages leave.</summary>
    public static DateOnly DayAfter(DateOnly day, HolidayZone zone)
    {
        do day = day.AddDays(1);
        while (!IsOpen(day, zone));
        return day;
    }

    static bool IsOpen(DateOnly day, HolidayZone zone) =>
        day.DayOfWeek != DayOfWeek.Sunday && PublicHolidays.On(day, zone) is null;
}
