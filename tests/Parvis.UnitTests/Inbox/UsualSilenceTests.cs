using Parvis.Features.Inbox.Mailboxes;

namespace Parvis.UnitTests.Inbox;

public sealed class UsualSilenceTests
{
    static readonly DateTime Monday = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Unspecified);

    static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Every two hours from 9 to 17, four weeks long, until the Friday before.</summary>
    static List<DateTime> Busy()
    {
        var arrivals = new List<DateTime>();
        for (var day = Monday.Date.AddDays(-28); day < Monday.Date; day = day.AddDays(1))
        {
            if (IsWorkingDay(DateOnly.FromDateTime(day)))
                arrivals.AddRange([
                    day.AddHours(9),
                    day.AddHours(11),
                    day.AddHours(13),
                    day.AddHours(15),
                    day.AddHours(17),
                ]);
        }

        return arrivals;
    }

    [Fact]
    public void A_weekend_is_no_silence() => UsualSilence.Since(Busy(), Monday, IsWorkingDay).ShouldBeNull();

    [Fact]
    public void Longer_than_ever_in_working_hours_is_told_since_the_last_message()
    {
        var arrivals = Busy();

        UsualSilence.Since(arrivals, Monday.AddHours(5), IsWorkingDay).ShouldBe(arrivals[^1]);
    }

    [Fact]
    public void A_mailbox_that_was_as_silent_before_is_not_told()
    {
        var arrivals = Busy();
        arrivals.RemoveAll(at => at.Date == Monday.Date.AddDays(-7));

        UsualSilence.Since(arrivals, Monday.AddHours(5), IsWorkingDay).ShouldBeNull();
    }

    [Fact]
    public void A_mailbox_that_hardly_receives_anything_has_no_usual_silence() =>
        UsualSilence.Since(Busy()[..19], Monday.AddDays(60), IsWorkingDay).ShouldBeNull();
}
