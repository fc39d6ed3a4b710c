using Parvis.Deadlines.Clocks;

namespace Parvis.DeadlinesTests.Clocks;

/// <summary>
/// The conventions once more, slowly and otherwise: clocks that silence ends live through every day from reception on, and
/// are asked each evening whether they have run out. It shares nothing with the product but the shape of an event.
/// </summary>
static class NaiveClock
{
    public sealed record Answer(DateOnly? Start, DateOnly? Due, string Kind);

    static readonly Answer Nothing = new(Start: null, Due: null, "none");

    /// <param name="code"><c>SVR-2M</c>.</param>
    /// <param name="zone">Code of a zone.</param>
    /// <param name="closing">Closing time, read by TARGET only.</param>
    /// <param name="received">Local time.</param>
    /// <param name="events">In order of date.</param>
    public static Answer Read(string code, string zone, TimeOnly? closing, DateTime received, List<ClockEvent> events)
    {
        if (events.Exists(e => e.Kind == ClockEventKind.Withdrawn))
            return Nothing;
        var changed = events.FindLastIndex(e => e.Kind == ClockEventKind.ObjectChanged);
        if (changed >= 0)
        {
            received = events[changed].On.ToDateTime(TimeOnly.MinValue);
            events = events[(changed + 1)..];
        }
        var parts = code.Split('-');
        var number = int.Parse(parts[1].TrimEnd('M', 'J', 'O'));
        var day = DateOnly.FromDateTime(received);
        return parts[0] switch
        {
            "SVA" or "SVR" or "CADA" => Silence(parts[0], number, day, events),
            "RGPD" => Gdpr(number, zone, day, events),
            "COURT" => Court(number, zone, day, events),
            "AEE" => Duty(day, NaiveCalendar.WorkingDaysAfter(day, number, zone), events),
            "ARE" => Receipt(number, zone, day, events),
            "TARGET" => Target(number, zone, closing, received, events),
            _ => Duty(day, NaiveCalendar.MonthsAfter(day, number), events),
        };
    }

    static Answer Silence(string family, int months, DateOnly received, List<ClockEvent> events)
    {
        var from = received;
        var never = false;
        if (family is "SVA" or "CADA")
        {
            if (events.Find(e => e.Kind == ClockEventKind.ReceivedByCompetent) is { } there)
                from = there.On;
            else
                never =
                    family == "SVA"
                    && events.Exists(e => e.Kind is ClockEventKind.NotCompetent or ClockEventKind.Forwarded);
        }
        DateOnly? start = null;
        var waits = false;
        var openUntil = DateOnly.MinValue;
        var stopped = 0;
        (DateOnly From, DateOnly End) plain = default;
        var last = events.Count == 0 ? received : events[^1].On;
        for (var day = received; start is not null || day <= last || (!waits && !never); day = day.AddDays(1))
        {
            if (day == from && !never && !waits)
                start = day;
            foreach (var e in events.Where(e => e.On == day))
            {
                if (e.Kind == ClockEventKind.DecisionNotified)
                    return new(start, Due: null, "none");
                if (e.Kind == ClockEventKind.Incomplete && e.Indispensable)
                {
                    if (family == "SVA")
                        (waits, start) = (true, null);
                    else if (e.Deadline > openUntil)
                        openUntil = e.Deadline.Value;
                }
                if (e.Kind == ClockEventKind.Completed)
                {
                    if (waits && !never && day >= from)
                        start = day;
                    waits = false;
                    if (openUntil > day)
                        openUntil = day;
                }
            }
            if (start is not { } began)
                continue;
            if (day < openUntil)
                stopped++;
            if (plain.From != began)
                plain = (began, NaiveCalendar.MonthsAfter(began, months));
            if (day == plain.End.AddDays(stopped))
                return new(began, day, family == "SVA" ? "acceptance" : "rejection");
        }
        return Nothing;
    }

    static Answer Gdpr(int months, string zone, DateOnly received, List<ClockEvent> events)
    {
        var start = events.FindLast(e => e.Kind == ClockEventKind.IdentityGiven)?.On ?? received;
        var firstEnd = NaiveCalendar.NextWorking(NaiveCalendar.MonthsAfter(start, months), zone);
        var told = events.Exists(e => e.Kind == ClockEventKind.ExtensionNotified && e.On <= firstEnd);
        var end = told ? NaiveCalendar.NextWorking(NaiveCalendar.MonthsAfter(start, months + 2), zone) : firstEnd;
        return Duty(start, end, events);
    }

    static Answer Court(int months, string zone, DateOnly notified, List<ClockEvent> events)
    {
        var start = notified;
        DateOnly End() => NaiveCalendar.NextWorking(NaiveCalendar.MonthsAfter(start, months).AddDays(1), zone);
        foreach (var e in events.Where(e => e.Kind == ClockEventKind.DecisionNotified))
        {
            if (e.On <= End())
                start = e.On;
        }
        return new(start, End(), "none");
    }

    static Answer Receipt(int days, string zone, DateOnly received, List<ClockEvent> events)
    {
        var start = events.Find(e => e.Kind == ClockEventKind.ReceivedByCompetent)?.On ?? received;
        return Duty(start, NaiveCalendar.WorkingDaysAfter(start, days, zone), events);
    }

    static Answer Target(int days, string zone, TimeOnly? closing, DateTime received, List<ClockEvent> events)
    {
        var zero = DateOnly.FromDateTime(received);
        if (closing is { } at && TimeOnly.FromDateTime(received) >= at)
            zero = zero.AddDays(1);
        zero = NaiveCalendar.NextWorking(zero, zone);
        return Duty(zero, NaiveCalendar.WorkingDaysAfter(zero, days, zone), events);
    }

    static Answer Duty(DateOnly start, DateOnly end, List<ClockEvent> events) =>
        events.Exists(e => e.Kind == ClockEventKind.DecisionNotified && e.On <= end)
            ? new(start, Due: null, "none")
            : new(start, end, "none");
}
