using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;

namespace Parvis.DeadlinesTests.Clocks;

/// <summary>What the case format does not show.</summary>
public sealed class DeadlineCalculatorTests
{
    static readonly TownCalendar France = new(HolidayZone.France);

    [Fact]
    public void Events_may_come_in_any_order()
    {
        ClockEvent list = new(new(2025, 3, 12), ClockEventKind.Incomplete, new(2025, 4, 11));
        ClockEvent items = new(new(2025, 3, 28), ClockEventKind.Completed);

        Evaluate("SVR-2M", [items, list]).Due.ShouldBe(new DateOnly(2025, 5, 21));
        Evaluate("SVR-2M", [items, list]).SuspendedDays.ShouldBe(16);
    }

    [Fact]
    public void Each_state_is_told()
    {
        DateOnly day = new(2025, 3, 12);

        Evaluate("SVA-2M", []).State.ShouldBe(ClockState.Running);
        Evaluate("SVA-2M", [new(day, ClockEventKind.Incomplete)]).State.ShouldBe(ClockState.WaitingForItems);
        Evaluate("SVA-2M", [new(day, ClockEventKind.NotCompetent)])
            .State.ShouldBe(ClockState.WaitingForCompetentAuthority);
        Evaluate("SVA-2M", [new(day, ClockEventKind.DecisionNotified)]).State.ShouldBe(ClockState.Decided);
        Evaluate("SVA-2M", [new(day, ClockEventKind.Withdrawn)]).State.ShouldBe(ClockState.Withdrawn);
    }

    [Fact]
    public void The_day_to_act_leaves_the_towns_closing_days_out()
    {
        // Born on Monday 5 May: the day before is a Sunday, and the town is closed on Friday 2.
        TownCalendar bridge = new(HolidayZone.France, new HashSet<DateOnly> { new(2025, 5, 2) });

        var found = DeadlineCalculator.Evaluate(Regime.Parse("SVR-2M"), new(new(2025, 3, 5)), [], bridge);

        found.SafeLastDay.ShouldBe(new DateOnly(2025, 5, 4));
        found.ActBy.ShouldBe(new DateOnly(2025, 4, 30));
    }

    [Fact]
    public void A_town_that_closes_does_not_lengthen_what_a_text_gives()
    {
        HashSet<DateOnly> closed = [new(2025, 3, 6), new(2025, 3, 7), new(2025, 4, 7)];
        TownCalendar calendar = new(HolidayZone.France, closed);

        DateOnly? Due(string code) =>
            DeadlineCalculator.Evaluate(Regime.Parse(code), new(new(2025, 3, 5)), [], calendar).Due;

        Due("AEE-1JO").ShouldBe(new DateOnly(2025, 3, 6));
        Due("TARGET-1JO").ShouldBe(new DateOnly(2025, 3, 10));
        // 5 April is a Saturday; the town is closed on Monday 7, which is no public holiday.
        Due("RGPD-1M").ShouldBe(new DateOnly(2025, 4, 7));
    }

    [Fact]
    public void A_change_of_law_is_a_change_of_data()
    {
        // A bill of 2025 wanted one start for acceptances and rejections (doubt D2).
        var family = RegimeFamilies.Rejection with
        {
            Referral = new(ReferralEffect.StartsAnew, "loi à venir"),
            Rolling = new(Rolling.ToNextWorkingDay, "loi à venir"),
        };
        Regime changed = new(family, new(2, TimeUnit.Month));

        var found = DeadlineCalculator.Evaluate(
            changed,
            new(new(2025, 3, 5)),
            [new(new(2025, 3, 8), ClockEventKind.ReceivedByCompetent)],
            France
        );

        found.Start.ShouldBe(new DateOnly(2025, 3, 8));
        // 8 May is a holiday.
        found.Due.ShouldBe(new DateOnly(2025, 5, 9));
        found.Reasons.ShouldContain(r => r.Article == "loi à venir");
    }

    [Fact]
    public void A_moment_is_the_day_it_was_in_the_town()
    {
        DateTime evening = new(2025, 7, 8, 21, 0, 0, DateTimeKind.Utc);

        Reception.At(evening, HolidayZone.Reunion).ShouldBe(new(new(2025, 7, 9), new(1, 0)));
        Reception.At(evening, HolidayZone.France).ShouldBe(new(new(2025, 7, 8), new(23, 0)));
        Reception.At(evening, HolidayZone.Martinique).ShouldBe(new(new(2025, 7, 8), new(17, 0)));
    }

    static Deadline Evaluate(string code, ClockEvent[] events) =>
        DeadlineCalculator.Evaluate(Regime.Parse(code), new(new(2025, 3, 5)), events, France);
}
