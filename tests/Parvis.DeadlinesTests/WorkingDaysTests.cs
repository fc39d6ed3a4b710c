using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Parvis.Deadlines;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests;

public sealed class WorkingDaysTests
{
    public static IEnumerable<object[]> HolidayCases() =>
        Rows("holiday-cases.csv", _ => true, "id", "date", "zone", "expected_holiday", "name");

    [Theory, MemberData(nameof(HolidayCases))]
    public void A_day_is_a_holiday_where_the_law_says_so(
        string id,
        string date,
        string zone,
        string expected,
        string name
    )
    {
        var holiday = PublicHolidays.On(Day(date), HolidayZone.Parse(zone));

        (holiday is not null).ShouldBe(expected == "yes", id);
        if (holiday is not null)
            name.ShouldStartWith(holiday.Name, Case.Insensitive, id);
    }

    public static IEnumerable<object[]> MovableFeasts() =>
        Rows(
            "holidays-2024-2032.csv",
            _ => true,
            "easter_sunday",
            "good_friday",
            "easter_monday",
            "ascension",
            "whit_monday",
            "year"
        );

    [Theory, MemberData(nameof(MovableFeasts))]
    public void Movable_feasts_follow_Easter(
        string easter,
        string goodFriday,
        string easterMonday,
        string ascension,
        string whitMonday,
        string year
    )
    {
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        PublicHolidays.EasterSunday(number).ShouldBe(Day(easter));
        var feasts = PublicHolidays.Of(number, HolidayZone.AlsaceMoselleWithTemple).ToLookup(h => h.Name, h => h.Date);
        feasts["Vendredi saint"].ShouldBe([Day(goodFriday)]);
        feasts["Lundi de Pâques"].ShouldBe([Day(easterMonday)]);
        feasts["Ascension"].ShouldBe([Day(ascension)]);
        feasts["Lundi de Pentecôte"].ShouldBe([Day(whitMonday)]);
    }

    /// <summary>
    /// Easter by the tables of Clavius (golden number, epact, Paschal full moon), another way than the product's.
    /// </summary>
    [Fact]
    public void Easter_agrees_with_the_ecclesiastical_tables_for_every_year()
    {
        for (var year = PublicHolidays.FirstYear; year <= PublicHolidays.LastYear; year++)
        {
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
            var moon = new DateOnly(year, 3, 1).AddDays(fullMoon - 1);
            var sunday = moon.AddDays(7 - (int)moon.DayOfWeek);
            PublicHolidays.EasterSunday(year).ShouldBe(sunday, $"{year}");
        }
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(2100)]
    public void A_year_out_of_reach_is_refused(int year) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PublicHolidays.EasterSunday(year));

    [Fact]
    public void Every_zone_has_its_own_days_beside_the_eleven_national_ones()
    {
        var counts = HolidayZone.All.ToDictionary(z => z.Code, z => PublicHolidays.Of(2026, z).Count);

        counts["FR"].ShouldBe(11);
        counts["AM"].ShouldBe(12);
        counts["AM-temple"].ShouldBe(13);
        counts.Where(c => char.IsDigit(c.Key[0])).ShouldAllBe(c => c.Value == 12);
    }

    [Fact]
    public void Days_counted_are_those_that_were_added()
    {
        var calendar = new TownCalendar(HolidayZone.France, new HashSet<DateOnly> { new(2026, 12, 24) });
        for (var from = new DateOnly(2026, 11, 16); from < new DateOnly(2027, 6, 1); from = from.AddDays(1))
            foreach (var days in new[] { 1, 2, 7, 30 })
                calendar.CountAfter(from, calendar.Add(from, days)).ShouldBe(days, $"{from}");
        calendar.CountAfter(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22)).ShouldBe(0, "a week-end");
        calendar
            .CountAfter(new DateOnly(2026, 12, 23), new DateOnly(2026, 12, 25))
            .ShouldBe(0, "closed, then Christmas");
        calendar.CountAfter(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 16)).ShouldBe(0);
    }

    public static IEnumerable<object[]> CountedCases() =>
        Rows(
            "deadline-cases.csv",
            row => row["regime"].EndsWith("JO", StringComparison.Ordinal) && row["events"] == "",
            "id",
            "regime",
            "zone",
            "clock_start",
            "due"
        );

    [Theory, MemberData(nameof(CountedCases))]
    public void Working_days_are_counted_after_the_first(
        string id,
        string regime,
        string zone,
        string start,
        string due
    )
    {
        var days = int.Parse(regime.Split('-')[1].TrimEnd('J', 'O'), CultureInfo.InvariantCulture);

        WorkingDays.Add(Day(start), days, HolidayZone.Parse(zone)).ShouldBe(Day(due), id);
    }

    [Fact]
    public void A_closing_day_of_the_town_hall_does_not_count()
    {
        var bridge = new HashSet<DateOnly> { new(2026, 5, 15) };

        // Thursday 14 May is Ascension, Friday 15 the town hall is closed.
        WorkingDays.Add(new(2026, 5, 13), 1, HolidayZone.France, bridge).ShouldBe(new DateOnly(2026, 5, 18));
        WorkingDays.Add(new(2026, 5, 13), 1, HolidayZone.France).ShouldBe(new DateOnly(2026, 5, 15));
    }

    [Fact]
    public void No_day_gives_the_same_day_and_a_negative_count_is_refused()
    {
        var saturday = new DateOnly(2026, 11, 21);
        WorkingDays.Add(saturday, 0, HolidayZone.France).ShouldBe(saturday);
        WorkingDays.OnOrAfter(saturday, HolidayZone.France).ShouldBe(new DateOnly(2026, 11, 23));
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingDays.Add(saturday, -1, HolidayZone.France));
    }

    [Fact]
    public void Every_zone_is_found_by_its_code_and_has_a_time_zone()
    {
        foreach (var zone in HolidayZone.All)
        {
            HolidayZone.Parse(zone.Code).ShouldBeSameAs(zone);
            TimeZoneInfo.TryFindSystemTimeZoneById(zone.TimeZone, out _).ShouldBeTrue(zone.TimeZone);
        }

        HolidayZone.TryParse("979", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_working_day_on_or_before_looks_backwards()
    {
        // Thursday 1 January 2026 is off.
        WorkingDays.OnOrBefore(new(2026, 1, 1), HolidayZone.France).ShouldBe(new DateOnly(2025, 12, 31));
        WorkingDays.OnOrBefore(new(2026, 1, 2), HolidayZone.France).ShouldBe(new DateOnly(2026, 1, 2));
        WorkingDays.OnOrBefore(new(2026, 1, 4), HolidayZone.France).ShouldBe(new DateOnly(2026, 1, 2));
    }

    [Fact]
    public void A_closing_day_of_the_town_moves_its_promises_and_never_what_a_text_counts()
    {
        TownCalendar calendar = new(HolidayZone.France, new HashSet<DateOnly> { new(2026, 5, 15) });

        calendar.IsClosed(new(2026, 5, 15)).ShouldBeTrue();
        calendar.Law.IsClosed(new(2026, 5, 15)).ShouldBeFalse();
        calendar.Add(new(2026, 5, 13), 1).ShouldBe(new DateOnly(2026, 5, 18));
        calendar.Law.Add(new(2026, 5, 13), 1).ShouldBe(new DateOnly(2026, 5, 15));
    }

    static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static IEnumerable<object[]> Rows(string file, Func<Dictionary<string, string>, bool> keep, params string[] columns)
    {
        using var csv = new TextFieldParser(Repository.Corpus("deadlines", file)) { Delimiters = [","] };
        var names = csv.ReadFields()!;
        while (csv.ReadFields() is { } fields)
        {
            var row = names.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
            if (keep(row))
                yield return [.. columns.Select(c => row[c])];
        }
    }
}
