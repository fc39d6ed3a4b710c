using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Cases;

/// <summary>One dated case: what happened, and what the clock must say.</summary>
public sealed record DeadlineCase
{
    /// <summary>What messages call it; may be empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>The rules and the period.</summary>
    public required Regime Regime { get; init; }

    /// <summary>Where the town is.</summary>
    public required HolidayZone Zone { get; init; }

    /// <summary>Closing time of the town hall; null when the whole day counts.</summary>
    public TimeOnly? ClosingTime { get; init; }

    /// <summary>When the request came, in local time.</summary>
    public required Reception Reception { get; init; }

    /// <summary>What happened since, in order of date.</summary>
    public IReadOnlyList<ClockEvent> Events { get; init; } = [];

    /// <summary>What the clock must say; empty values are not compared.</summary>
    public CaseAnswer Expected { get; init; } = new("", "", "");

    /// <summary>How sure the case is.</summary>
    public string Confidence { get; init; } = "";

    /// <summary>The article and the reason.</summary>
    public string Why { get; init; } = "";

    /// <summary>What the clock says.</summary>
    /// <returns>The dates with their reasons.</returns>
    public Deadline Evaluate() =>
        DeadlineCalculator.Evaluate(Regime, Reception, Events, new TownCalendar(Zone, closures: null, ClosingTime));
}
