namespace Parvis.DeadlinesTests;

/// <summary>
/// A calendar written once more, slowly and otherwise: it walks day by day, and finds Easter in the tables of Clavius.
/// It shares nothing with the product.
/// </summary>
static class NaiveCalendar
{
    static readonly Dictionary<int, DateOnly> Easters = [];

    static readonly Dictionary<string, (int Month, int Day)[]> OwnDays = new(StringComparer.Ordinal)
    {
        ["FR"] = [],
        ["AM"] = [(12, 26)],
        ["AM-temple"] = [(12, 26)],
        ["971"] = [(5, 27)],
        ["972"] = [(5, 22)],
        ["973"] = [(6, 10)],
        ["974"] = [(12, 20)],
        ["976"] = [(4, 27)],
        ["977"] = [(10, 9)],
        ["978"] = [(5, 28)],
    };

    static readonly (int Month, int Day)[] FixedDays =
    [
        (1, 1),
        (5, 1),
        (5, 8),
        (7, 14),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];

    public static IEnumerable<string> Zones => OwnDays.Keys;

    public static DateOnly Easter(int year)
    {
        if (Easters.TryGetValue(year, out var known))
            return known;
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var solar = (3 * century / 4) - 12;
        var lunar = (((8 * century) + 5) / 25) - 5;
        var epact = ((11 * golden) + 20 + lunar - solar) % 30;
        if (epact == 24 || (epact == 25 && golden > 11))
            epact++;
        var fullMoon = 44 - epact;
        if (fullMoon < 21)
            fullMoon += 30;
        var sunday = new DateOnly(year, 3, 1).AddDays(fullMoon);
        while (sunday.DayOfWeek != DayOfWeek.Sunday)
            sunday = sunday.AddDays(1);
        return Easters[year] = sunday;
    }

    public static bool IsHoliday(DateOnly day, string zone)
    {
        if (FixedDays.Contains((day.Month, day.Day)) || OwnDays[zone].Contains((day.Month, day.Day)))
            return true;
        var sinceEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return sinceEaster is 1 or 39 or 50 || (sinceEaster == -2 && zone == "AM-temple");
    }

    public static bool Works(DateOnly day, string zone) =>
        day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday && !IsHoliday(day, zone);

    public static DateOnly NextWorking(DateOnly day, string zone)
    {
        while (!Works(day, zone))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>Walks until so many working days have passed.</summary>
    public static DateOnly WorkingDaysAfter(DateOnly day, int count, string zone)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Works(day, zone))
                count--;
        }
        return day;
    }

    /// <summary>Walks into the month so many months away, up to the day number or to the end of that month.</summary>
    public static DateOnly MonthsAfter(DateOnly day, int months)
    {
        var at = day;
        for (var left = months; left > 0; at = at.AddDays(1))
        {
            if (at.AddDays(1).Day == 1)
                left--;
        }
        if (months == 0)
            return day;
        while (at.Day < day.Day && at.AddDays(1).Day != 1)
            at = at.AddDays(1);
        return at;
    }
}
