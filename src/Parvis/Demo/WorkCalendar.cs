using Parvis.Deadlines;
using Parvis.Features.Requests;

namespace Parvis.Demo;

/// <summary>When the town hall works, over the years the demonstration tells; looked up, not computed each time.</summary>
sealed class WorkCalendar
{
    static readonly TimeSpan[] Openings = [new(8, 30, 0), new(13, 30, 0)];
    static readonly TimeSpan[] Closings = [new(12, 0, 0), new(17, 30, 0)];
    const double HoursADay = 7.5;

    readonly TimeZoneInfo zone;
    readonly TownCalendar town;
    readonly DateOnly first;
    readonly List<DateOnly> workdays = [];

    /// <summary>For each day, how many working days come before it.</summary>
    readonly int[] before;

    public WorkCalendar(DateOnly from, DateOnly until, TimeZoneInfo zone, HolidayZone holidays)
    {
        this.zone = zone;
        town = new TownCalendar(holidays);
        first = from;
        before = new int[until.DayNumber - from.DayNumber + 1];
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            before[Index(day)] = workdays.Count;
            if (WorkingDays.IsWorkingDay(day, holidays))
                workdays.Add(day);
        }
    }

    /// <summary>What a wait took of a promise is given back, as <see cref="RequestChanges"/> does.</summary>
    public void Settle(CitizenRequest request, DateTime now) => TargetPauses.Settle(request, now, zone, town);

    public DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    /// <summary>As <see cref="Features.Topics.ServiceTargets"/> counts: after the day of reception, or the next working day.</summary>
    public DateOnly DueOn(DateTime receivedAt, int days) => workdays[before[Index(Day(receivedAt))] + days];

    public DateOnly WorkdayAfter(DateOnly day, int days) => workdays[before[Index(day)] + days];

    /// <summary>As <see cref="Features.Topics.ServiceTargets"/> counts: whole days of opening, weekends left out.</summary>
    public DateTime AcceptBefore(DateTime at, int hours)
    {
        var local = Local(at);
        var day = DateOnly.FromDateTime(local);
        var next = before[Index(day)];
        var passed = workdays[next] == day ? local.TimeOfDay : TimeSpan.Zero;
        var total = passed + TimeSpan.FromHours(hours);
        return ToUtc(workdays[next + total.Days], total - TimeSpan.FromDays(total.Days));
    }

    /// <summary>The moment somebody at work reaches after so many hours of opening.</summary>
    public DateTime AfterHours(DateTime utc, double hours)
    {
        var local = Local(utc);
        var day = DateOnly.FromDateTime(local);
        var done = before[Index(day)];
        var elapsed = done < workdays.Count && workdays[done] == day ? HoursSinceOpening(local.TimeOfDay) : 0;
        var total = elapsed + hours;
        var days = (int)Math.Min(total / HoursADay, workdays.Count - done - 1);
        return ToUtc(workdays[done + days], Math.Min(total - (days * HoursADay), HoursADay));
    }

    public DateTime ToUtc(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        return TimeZoneInfo.ConvertTimeToUtc(
            DateTime.SpecifyKind(zone.IsInvalidTime(local) ? local.AddHours(1) : local, DateTimeKind.Unspecified),
            zone
        );
    }

    DateTime ToUtc(DateOnly day, double hoursSinceOpening)
    {
        var morning = (Closings[0] - Openings[0]).TotalHours;
        var time =
            hoursSinceOpening < morning
                ? Openings[0] + TimeSpan.FromHours(hoursSinceOpening)
                : Openings[1] + TimeSpan.FromHours(hoursSinceOpening - morning);
        return ToUtc(day, time);
    }

    static double HoursSinceOpening(TimeSpan time)
    {
        var hours = 0.0;
        for (var i = 0; i < Openings.Length; i++)
        {
            if (time > Openings[i])
                hours += ((time < Closings[i] ? time : Closings[i]) - Openings[i]).TotalHours;
        }

        return hours;
    }

    int Index(DateOnly day) => day.DayNumber - first.DayNumber;
}
