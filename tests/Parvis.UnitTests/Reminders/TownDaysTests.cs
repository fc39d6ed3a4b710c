using Parvis.Deadlines;
using Parvis.Features.Reminders;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Topics;

namespace Parvis.UnitTests.Reminders;

/// <summary>Days of a town hall that closes on a bridge day too, over two years.</summary>
public sealed class TownDaysTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    static readonly TownDays Days = new(
        new TownCalendar(HolidayZone.France, new HashSet<DateOnly> { new(2026, 5, 15), new(2027, 5, 7) })
    );

    public static TheoryData<int> Numbers => [2, 3, 5, 9];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_late_by_so_many_days_is_found_from_either_end(int days)
    {
        foreach (var today in Year().Where(Days.IsWorkingDay))
        {
            var latest = Days.LatestWith(days, today);
            foreach (var due in Year().Where(d => d > today.AddDays(-30) && d < today))
                (due <= latest).ShouldBe(Days.After(due, days) <= today, $"{due} on {today}");
        }
    }

    [Fact]
    public void The_first_working_day_of_a_week_comes_once_a_week_at_most()
    {
        var firsts = Year().Where(d => Days.IsWorkingDay(d) && !Days.Between(TownDays.MondayOf(d), d).Any()).ToList();

        foreach (var (one, next) in firsts.Zip(firsts.Skip(1)))
            Days.FirstOfNextWeek(one).ShouldBe(next);
        firsts.ShouldContain(new DateOnly(2026, 4, 7), "the Monday was Easter's");
    }

    [Fact]
    public void Each_step_has_a_day_of_its_own_whatever_a_topic_and_its_town_say()
    {
        ReminderTimes[] said = [new(), new(0, 2, 3), new(30, 90, 90), new(HeadDays: 8), new(HeadDays: 9, PilotDays: 3)];
        foreach (var times in said.Select(t => t.Over(new ReminderTimes(2, 2, 5))))
        foreach (var due in Year().Take(400))
        {
            var dates = ReminderDates.Of(due, times, Days);
            DateOnly[] steps = [dates.Passed, dates.Head, dates.Pilot];
            steps.ShouldBe(steps.Distinct().Order());
            steps.ShouldAllBe(d => Days.IsWorkingDay(d) && d > due);
            dates.Near.ShouldBeLessThanOrEqualTo(due);
        }
    }

    [Fact]
    public void A_step_reached_before_the_town_was_watched_is_not_told()
    {
        var dates = ReminderDates.Of(new DateOnly(2026, 11, 23), new ReminderTimes(2, 2, 5), Days);
        var registered = new DateOnly(2026, 11, 2);

        dates.Reached(new DateOnly(2026, 12, 4), new DateOnly(2026, 12, 1), registered).ShouldBeNull();
        dates.Reached(new DateOnly(2026, 12, 4), new DateOnly(2026, 11, 30), registered).ShouldBe(ReminderStep.Pilot);
        dates.Reached(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 1), registered).ShouldBe(ReminderStep.Near);
        dates.Reached(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 19)).ShouldBeNull();
    }

    static IEnumerable<DateOnly> Year() => Enumerable.Range(0, 730).Select(First.AddDays);
}
