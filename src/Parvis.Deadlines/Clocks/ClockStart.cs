using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>The day a period is counted from, before missing items and decisions are looked at.</summary>
static class ClockStart
{
    /// <returns>Null as long as only the competent authority can start it, and has not.</returns>
    public static DateOnly? Find(
        RegimeFamily family,
        Reception reception,
        IReadOnlyList<ClockEvent> events,
        TownCalendar calendar,
        Reasoning reasons
    )
    {
        DateOnly? start = FirstDay(family, reception, calendar, reasons);
        start = AfterReferral(family, start, events, reasons);
        return AfterIdentity(family, start, events, reasons);
    }

    static DateOnly FirstDay(RegimeFamily family, Reception reception, TownCalendar calendar, Reasoning reasons)
    {
        reasons.Add(() => StartReasons.Reception(family, reception.Day));
        if (family.Start.Rule is StartRule.ReceptionDay)
            return reception.Day;
        var tooLate = calendar.ClosingTime is { } closing && reception.Time >= closing;
        var day = calendar.OnOrAfter(tooLate ? reception.Day.AddDays(1) : reception.Day);
        if (day != reception.Day)
            reasons.Add(() => StartReasons.OpeningDay(day, family.Start.Article));
        return day;
    }

    static DateOnly? AfterReferral(
        RegimeFamily family,
        DateOnly? start,
        IReadOnlyList<ClockEvent> events,
        Reasoning reasons
    )
    {
        var received = events.FirstOrDefault(e => e.Kind is ClockEventKind.ReceivedByCompetent)?.On;
        var sentOn = events.Any(e => e.Kind is ClockEventKind.NotCompetent or ClockEventKind.Forwarded);
        if (received is null && !sentOn)
            return start;
        if (family.Referral.Rule is ReferralEffect.None)
        {
            if (family.Referral.Article is not null)
                reasons.Add(() => StartReasons.FirstReceptionKept(family));
            return start;
        }
        reasons.Add(() => StartReasons.Referred(family, received));
        return received ?? (family.Referral.Rule is ReferralEffect.WaitsForReception ? null : start);
    }

    static DateOnly? AfterIdentity(
        RegimeFamily family,
        DateOnly? start,
        IReadOnlyList<ClockEvent> events,
        Reasoning reasons
    )
    {
        if (!family.IdentityRestarts.Rule)
            return start;
        var given = events.LastOrDefault(e => e.Kind is ClockEventKind.IdentityGiven)?.On;
        if (given is not null || events.Any(e => e.Kind is ClockEventKind.IdentityAsked))
            reasons.Add(() => StartReasons.Identity(family, given));
        return given ?? start;
    }
}
