using Parvis.Deadlines;
using Parvis.Deadlines.Opening;

namespace Parvis.DeadlinesTests.Opening;

public sealed class OpeningHoursTests
{
    static readonly OpeningInterval Morning = new(new(8, 30), new(12, 0));
    static readonly OpeningInterval Afternoon = new(new(13, 30), new(17, 0));

    // In 2026: Thursday 14 May is Ascension; Saturday morning is open; Wednesday is open in the morning only.
    static readonly OpeningHours Desk = new(
        new TownCalendar(HolidayZone.France, new HashSet<DateOnly> { new(2026, 5, 15) }),
        Week(),
        new Dictionary<DateOnly, IReadOnlyList<OpeningInterval>>
        {
            [new(2026, 7, 14)] = [new(new(9, 0), new(11, 0))],
            [new(2026, 7, 15)] = [],
        }
    );

    [Theory]
    [InlineData("2026-05-11 08:29", false)]
    [InlineData("2026-05-11 08:30", true)]
    [InlineData("2026-05-11 11:59", true)]
    [InlineData("2026-05-11 12:00", false)]
    [InlineData("2026-05-11 13:30", true)]
    [InlineData("2026-05-13 14:00", false)]
    [InlineData("2026-05-14 10:00", false)]
    [InlineData("2026-05-15 10:00", false)]
    [InlineData("2026-05-16 10:00", true)]
    [InlineData("2026-05-17 10:00", false)]
    [InlineData("2026-07-14 10:00", true)]
    [InlineData("2026-07-15 10:00", false)]
    public void It_is_open_when_the_week_the_calendar_and_the_exceptions_say_so(string at, bool open) =>
        Desk.IsOpen(Time(at)).ShouldBe(open);

    [Theory]
    [InlineData("2026-05-11 10:00", "2026-05-11 10:00")]
    [InlineData("2026-05-11 12:00", "2026-05-11 13:30")]
    [InlineData("2026-05-11 17:00", "2026-05-12 08:30")]
    [InlineData("2026-05-13 12:00", "2026-05-16 08:30")]
    [InlineData("2026-05-16 12:00", "2026-05-18 08:30")]
    [InlineData("2026-07-13 18:00", "2026-07-14 09:00")]
    [InlineData("2026-07-14 11:00", "2026-07-16 08:30")]
    public void It_opens_next_at_the_first_time_that_is_open(string at, string next) =>
        Desk.OpenFrom(Time(at)).ShouldBe(Time(next));

    [Theory]
    [InlineData("2026-05-11 08:30", 7, "2026-05-11 17:00")]
    [InlineData("2026-05-11 08:30", 8, "2026-05-12 09:30")]
    [InlineData("2026-05-12 16:00", 1, "2026-05-12 17:00")]
    [InlineData("2026-05-12 16:00", 2, "2026-05-13 09:30")]
    [InlineData("2026-05-13 11:00", 2, "2026-05-16 09:30")]
    [InlineData("2026-05-10 11:00", 0, "2026-05-11 08:30")]
    public void Opening_time_is_counted_over_closures(string from, int hours, string until) =>
        Desk.Add(Time(from), TimeSpan.FromHours(hours)).ShouldBe(Time(until));

    [Fact]
    public void What_is_added_is_found_between()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var from = new DateTime(2026, 1, 1).AddMinutes(random.Next(500_000));
            var open = TimeSpan.FromMinutes(random.Next(3_000));

            Desk.Between(from, Desk.Add(from, open)).ShouldBe(open, $"{from:s} {open}");
        }
    }

    [Fact]
    public void Nothing_is_counted_backwards() =>
        Desk.Between(Time("2026-05-12 10:00"), Time("2026-05-11 10:00")).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new OpeningInterval(new(12, 0), new(12, 0)));
        Should.Throw<ArgumentOutOfRangeException>(() => Desk.Add(Time("2026-05-12 10:00"), TimeSpan.FromHours(-1)));
        TownCalendar calendar = new(HolidayZone.France);
        Should.Throw<ArgumentException>(() => new OpeningHours(calendar, Days([])));
        Should.Throw<ArgumentException>(() => new OpeningHours(calendar, Days([Morning, new(new(11, 0), new(14, 0))])));
    }

    [Fact]
    public void A_place_that_never_opens_again_is_not_awaited_for_ever()
    {
        HashSet<DateOnly> closed = [];
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2029; day = day.AddDays(1))
            closed.Add(day);
        OpeningHours place = new(new TownCalendar(HolidayZone.France, closed), Week());

        Should.Throw<InvalidOperationException>(() => place.OpenFrom(Time("2026-05-12 10:00")));
    }

    static Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> Week()
    {
        var week = Days([Afternoon, Morning]);
        week[DayOfWeek.Wednesday] = [Morning];
        week[DayOfWeek.Saturday] = [Morning];
        return week;
    }

    static Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> Days(IReadOnlyList<OpeningInterval> intervals) =>
        new()
        {
            [DayOfWeek.Monday] = intervals,
            [DayOfWeek.Tuesday] = intervals,
            [DayOfWeek.Wednesday] = intervals,
            [DayOfWeek.Thursday] = intervals,
            [DayOfWeek.Friday] = intervals,
        };

    static DateTime Time(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
