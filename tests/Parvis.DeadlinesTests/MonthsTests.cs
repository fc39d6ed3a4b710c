using Parvis.Deadlines;

namespace Parvis.DeadlinesTests;

public sealed class MonthsTests
{
    [Theory]
    [InlineData("2025-03-05", 2, "2025-05-05")]
    [InlineData("2025-02-28", 2, "2025-04-28")]
    [InlineData("2024-12-31", 2, "2025-02-28")]
    [InlineData("2023-12-31", 2, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2025-01-31", 3, "2025-04-30")]
    [InlineData("2025-01-31", 0, "2025-01-31")]
    public void Months_run_from_day_number_to_day_number(string from, int months, string until) =>
        Months.Add(Iso.Day(from), months).ShouldBe(Iso.Day(until));

    [Fact]
    public void A_walk_through_the_calendar_finds_the_same_day_over_sixty_years()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year < 2050; day = day.AddDays(1))
        {
            foreach (var months in (int[])[1, 2, 3, 4, 6, 12])
                Months.Add(day, months).ShouldBe(NaiveCalendar.MonthsAfter(day, months), Iso.Text(day));
        }
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Months.Add(new(2025, 1, 1), -1));
}
