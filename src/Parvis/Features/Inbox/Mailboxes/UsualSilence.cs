namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>
/// Is a mailbox silent longer than usual? Compared with its own last weeks, in working hours only: nights and Sundays
/// are always silent.
/// </summary>
public static class UsualSilence
{
    public static readonly TimeSpan Compared = TimeSpan.FromDays(28);

    /// <summary>Fewer messages in four weeks say nothing about what is usual.</summary>
    const int FewestMessages = 20;

    /// <summary>A silence this much longer than the longest of the last weeks is not usual.</summary>
    const double Longer = 1.5;

    static readonly TimeSpan ShortestAlarm = TimeSpan.FromHours(4);

    static readonly TimeOnly Opens = new(8, 0);
    static readonly TimeOnly Closes = new(18, 0);

    /// <param name="arrivals">Local times of the messages of the last weeks, oldest first.</param>
    /// <param name="now">Local.</param>
    /// <param name="isWorkingDay">False on the days the town hall is closed.</param>
    /// <returns>The last arrival when the silence since then is unusual.</returns>
    public static DateTime? Since(IReadOnlyList<DateTime> arrivals, DateTime now, Func<DateOnly, bool> isWorkingDay)
    {
        if (arrivals.Count < FewestMessages)
            return null;
        var longest = TimeSpan.Zero;
        for (var at = 1; at < arrivals.Count; at++)
        {
            var gap = WorkedBetween(arrivals[at - 1], arrivals[at], isWorkingDay);
            longest = gap > longest ? gap : longest;
        }

        var alarm = longest * Longer > ShortestAlarm ? longest * Longer : ShortestAlarm;
        return WorkedBetween(arrivals[^1], now, isWorkingDay) > alarm ? arrivals[^1] : null;
    }

    static TimeSpan WorkedBetween(DateTime from, DateTime until, Func<DateOnly, bool> isWorkingDay)
    {
        var total = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(from); day <= DateOnly.FromDateTime(until); day = day.AddDays(1))
        {
            if (!isWorkingDay(day))
                continue;
            var begin = Later(day.ToDateTime(Opens), from);
            var end = Earlier(day.ToDateTime(Closes), until);
            if (end > begin)
                total += end - begin;
        }

        return total;
    }

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
