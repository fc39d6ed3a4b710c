using System.Globalization;
using Parvis.Deadlines;
using Parvis.Features.Settings.Texts;

namespace Parvis.UnitTests.Settings;

public sealed class TextHoursTests
{
    [Theory]
    // A Friday.
    [InlineData("2026-11-27 08:00", "2026-11-27 08:00")]
    [InlineData("2026-11-27 19:59", "2026-11-27 19:59")]
    [InlineData("2026-11-27 20:00", "2026-11-28 08:00")]
    [InlineData("2026-11-27 07:59", "2026-11-27 08:00")]
    // Saturdays count, Sundays do not.
    [InlineData("2026-11-28 12:00", "2026-11-28 12:00")]
    [InlineData("2026-11-28 21:00", "2026-11-30 08:00")]
    [InlineData("2026-11-29 10:00", "2026-11-30 08:00")]
    // The eve of a holiday that falls on a Friday.
    [InlineData("2026-12-24 20:30", "2026-12-26 08:00")]
    [InlineData("2026-12-25 10:00", "2026-12-26 08:00")]
    public void A_message_waits_for_the_day(string at, string leaves) =>
        TextHours.OnOrAfter(Moment(at), HolidayZone.France).ShouldBe(Moment(leaves));

    [Fact]
    public void The_holidays_are_those_of_the_town() =>
        TextHours.OnOrAfter(Moment("2026-12-25 10:00"), HolidayZone.AlsaceMoselle).ShouldBe(Moment("2026-12-28 08:00"));

    static DateTime Moment(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
