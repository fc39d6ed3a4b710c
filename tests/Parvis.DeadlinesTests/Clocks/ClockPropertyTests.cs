using Parvis.Deadlines;
using Parvis.Deadlines.Cases;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;

namespace Parvis.DeadlinesTests.Clocks;

/// <summary>The product and a second, naive implementation agree over sixty years.</summary>
public sealed class ClockPropertyTests
{
    static readonly DateOnly First = new(1990, 1, 1);
    static readonly DateOnly Last = new(2049, 12, 31);

    static readonly string[] Zones = [.. NaiveCalendar.Zones];

    static readonly string[] Codes =
    [
        "SVA-2M",
        "SVR-2M",
        "CADA-1M",
        "RGPD-1M",
        "COURT-2M",
        "REASONS-1M",
        "WITHDRAWAL-4M",
        "AEE-1JO",
        "ARE-10JO",
        "TARGET-3JO",
    ];

    [Fact]
    public void Holidays_agree_in_every_zone_on_every_day()
    {
        foreach (var zone in HolidayZone.All)
        {
            for (var day = First; day <= Last; day = day.AddDays(1))
            {
                if (PublicHolidays.On(day, zone) is not null != NaiveCalendar.IsHoliday(day, zone.Code))
                    throw new ShouldAssertException($"{Iso.Text(day)} in {zone}");
            }
        }
        Zones.ShouldBe(HolidayZone.All.Select(z => z.Code));
    }

    [Fact]
    public void Every_regime_agrees_on_what_came_on_any_day_of_sixty_years()
    {
        foreach (var code in Codes)
        {
            for (var day = First; day <= Last; day = day.AddDays(1))
            {
                var received = day.ToDateTime(new TimeOnly(day.DayNumber % 24, 30));
                Agree(code, Zones[day.DayNumber % Zones.Length], new TimeOnly(17, 0), received, []);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_a_request_both_find_the_same_dates(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 40_000; i++)
        {
            var code = AnyRegime(random);
            var received = First
                .AddDays(random.Next(Last.DayNumber - First.DayNumber))
                .ToDateTime(new TimeOnly(random.Next(24), random.Next(60)));
            TimeOnly? closing = random.Next(3) == 0 ? null : new TimeOnly(random.Next(12, 20), 0);
            Agree(
                code,
                Zones[random.Next(Zones.Length)],
                closing,
                received,
                AnyEvents(random, DateOnly.FromDateTime(received))
            );
        }
    }

    [Fact]
    public void No_event_makes_the_due_date_come_before_the_start_nor_the_safe_day_after_it()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var day = First.AddDays(random.Next(Last.DayNumber - First.DayNumber));
            var regime = Regime.Parse(AnyRegime(random));
            var calendar = new TownCalendar(HolidayZone.Parse(Zones[random.Next(Zones.Length)]));

            var found = DeadlineCalculator.Evaluate(regime, new(day), AnyEvents(random, day), calendar);

            (found.State is ClockState.Running).ShouldBe(found.Due is not null);
            found.Reasons.ShouldNotBeEmpty();
            if (found.Due is not { } due)
            {
                found.Kind.ShouldBe(SilenceRule.None);
                (found.SafeLastDay ?? found.ActBy).ShouldBeNull();
                continue;
            }
            (due >= found.Start).ShouldBeTrue();
            found.SafeLastDay.ShouldBe(found.Kind is SilenceRule.None ? due : due.AddDays(-1));
            calendar.IsWorkingDay(found.ActBy!.Value).ShouldBeTrue();
            (found.ActBy <= found.SafeLastDay).ShouldBeTrue();
        }
    }

    static void Agree(string code, string zone, TimeOnly? closing, DateTime received, List<ClockEvent> events)
    {
        var asked = new DeadlineCase
        {
            Regime = Regime.Parse(code),
            Zone = HolidayZone.Parse(zone),
            ClosingTime = closing,
            Reception = new(DateOnly.FromDateTime(received), TimeOnly.FromDateTime(received)),
            Events = events,
        };
        var naive = NaiveClock.Read(code, zone, closing, received, events);
        var expected = new CaseAnswer(Iso.Text(naive.Start), Iso.Text(naive.Due), naive.Kind);

        var got = CaseAnswer.Of(asked.Evaluate());

        if (got == expected)
            return;
        using var line = new StringWriter();
        new CaseWriter(line).Write(asked with { Expected = expected });
        throw new ShouldAssertException($"{line}got {got}");
    }

    static string AnyRegime(Random random)
    {
        var family = RegimeFamilies.All[random.Next(RegimeFamilies.All.Count)];
        return family.Usual.Rule.Unit is TimeUnit.Month
            ? $"{family.Code}-{random.Next(1, 7)}M"
            : $"{family.Code}-{random.Next(0, 16)}JO";
    }

    static List<ClockEvent> AnyEvents(Random random, DateOnly received)
    {
        List<ClockEvent> events = [];
        var on = received;
        for (var left = random.Next(6); left > 0; left--)
        {
            on = on.AddDays(random.Next(3) == 0 ? random.Next(3) : random.Next(45));
            // Missing items are what most requests live through.
            var kind = random.Next(3) switch
            {
                0 => ClockEventKind.Incomplete,
                1 => ClockEventKind.Completed,
                _ => (ClockEventKind)random.Next(Enum.GetValues<ClockEventKind>().Length),
            };
            events.Add(
                kind is ClockEventKind.Incomplete
                    ? new(
                        on,
                        kind,
                        random.Next(6) == 0 ? null : on.AddDays(random.Next(60)),
                        Indispensable: random.Next(8) > 0
                    )
                    : new(on, kind)
            );
        }
        // Nobody decides before the request is where it belongs.
        var there = events.FindIndex(e => e.Kind is ClockEventKind.ReceivedByCompetent);
        return [.. events.Where((e, i) => e.Kind is not ClockEventKind.DecisionNotified || i > there)];
    }
}
