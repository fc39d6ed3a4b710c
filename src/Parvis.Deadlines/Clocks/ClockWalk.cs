using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>Follows one clock through its events, from the day it starts.</summary>
sealed class ClockWalk(Regime regime, TownCalendar calendar, DateOnly? firstStart, Reasoning reasons)
{
    readonly RegimeFamily family = regime.Family;
    readonly Suspensions suspensions = new();
    DateOnly? restart;
    bool waitsForItems;
    bool extended;

    DateOnly? Start => restart ?? firstStart;

    DateOnly? RunsFrom => waitsForItems ? null : Start;

    DueDate? Date => RunsFrom is { } day ? DueDate.Of(regime, calendar, day, suspensions.Days, extended) : null;

    /// <param name="events">In order of date.</param>
    public Deadline Read(IReadOnlyList<ClockEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened.Kind is ClockEventKind.DecisionNotified && Decide(happened.On))
                return Decided();
            switch (happened.Kind)
            {
                case ClockEventKind.Incomplete when family.Incompleteness.Rule is not IncompletenessEffect.None:
                    ListSent(happened);
                    break;
                case ClockEventKind.Completed:
                    ItemsArrived(happened.On);
                    break;
                case ClockEventKind.ExtensionNotified when family.ExtensionMonths.Rule > 0:
                    Extend(happened.On);
                    break;
                case ClockEventKind.Transferred:
                    reasons.Add(() => EventReasons.Transferred(happened.On));
                    break;
            }
        }
        return Running();
    }

    void ListSent(ClockEvent list)
    {
        if (!list.Indispensable)
            reasons.Add(() => EventReasons.NotIndispensable(list.On));
        else if (list.On > Date?.Due)
            reasons.Add(() => EventReasons.ListTooLate(list.On, family));
        else if (family.Incompleteness.Rule is IncompletenessEffect.StartsWhenComplete)
        {
            waitsForItems = true;
            reasons.Add(() => EventReasons.NoClockUntilComplete(list.On, family));
        }
        else if (list.Deadline is { } deadline)
            suspensions.Begin(list.On, deadline, RunsFrom ?? list.On);
        else
            reasons.Add(() => EventReasons.NoTimeGiven(list.On, family));
    }

    void ItemsArrived(DateOnly on)
    {
        suspensions.End(on);
        if (!waitsForItems)
            return;
        waitsForItems = false;
        // Items that arrive before the competent authority has the request do not start its clock.
        if (firstStart is not { } first || on < first)
            return;
        restart = on;
        reasons.Add(() => EventReasons.StartsWhenComplete(on, family));
    }

    void Extend(DateOnly on)
    {
        if (RunsFrom is not { } day)
            return;
        var end = DueDate.Of(regime, calendar, day).Due;
        extended |= on <= end;
        reasons.Add(() =>
            on <= end ? EventReasons.Extended(on, family) : EventReasons.ExtensionTooLate(on, end, family)
        );
    }

    /// <returns>Whether the clock ends there.</returns>
    bool Decide(DateOnly on)
    {
        if (on > Date?.Due)
        {
            reasons.Add(() => EventReasons.DecisionTooLate(on, family));
            return false;
        }
        if (family.Decision.Rule is DecisionEffect.StartsAnew)
        {
            restart = on;
            reasons.Add(() => EventReasons.DecisionStartsAnew(on, family));
            return false;
        }
        TellSuspensions();
        reasons.Add(() => EventReasons.Decided(on, family));
        return true;
    }

    Deadline Decided() =>
        new(reasons)
        {
            Regime = regime,
            State = ClockState.Decided,
            Start = RunsFrom,
            SuspendedDays = suspensions.Days,
        };

    Deadline Running()
    {
        TellSuspensions();
        if (Date is not { } date)
            return new(reasons)
            {
                Regime = regime,
                State = Start is null ? ClockState.WaitingForCompetentAuthority : ClockState.WaitingForItems,
            };
        reasons.AddRange(() => DueReasons.Of(regime, calendar, date, extended));
        var safe = family.Silence.Rule is SilenceRule.None ? date.Due : date.Due.AddDays(-1);
        return new(reasons)
        {
            Regime = regime,
            State = ClockState.Running,
            Start = date.Start,
            Due = date.Due,
            Kind = family.Silence.Rule,
            SuspendedDays = date.SuspendedDays,
            SafeLastDay = safe,
            ActBy = calendar.OnOrBefore(safe),
        };
    }

    void TellSuspensions() => reasons.AddRange(() => suspensions.All.Select(s => EventReasons.Suspended(s, family)));
}
