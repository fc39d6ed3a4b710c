using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>What a clock says: its dates, what happens then, and why.</summary>
public sealed record Deadline
{
    readonly Reasoning reasoning;

    internal Deadline(Reasoning reasoning) => this.reasoning = reasoning;

    /// <summary>The regime that was read.</summary>
    public required Regime Regime { get; init; }

    /// <summary>Where the clock stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>The day the period is counted from; null when no clock runs.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>
    /// The day an implied decision is born, or the last day of the duty or the promise; null when nothing is due.
    /// </summary>
    public DateOnly? Due { get; init; }

    /// <summary>The decision born on <see cref="Due"/> if nothing else happens; None when there is none.</summary>
    public SilenceRule Kind { get; init; }

    /// <summary>Days of suspension counted in <see cref="Due"/>; zero or more.</summary>
    public int SuspendedDays { get; init; }

    /// <summary>
    /// The last day that is safe to act: the day before an implied decision is born, else <see cref="Due"/> itself; null
    /// when nothing is due.
    /// </summary>
    public DateOnly? SafeLastDay { get; init; }

    /// <summary>The last day on or before <see cref="SafeLastDay"/> on which the town hall works.</summary>
    public DateOnly? ActBy { get; init; }

    /// <summary>« Pourquoi cette date ? », in the order of the reasoning; put into words when first read.</summary>
    public IReadOnlyList<Reason> Reasons => field ??= reasoning.Tell();
}

/// <summary>Where a clock stands once all its events are read.</summary>
public enum ClockState
{
    /// <summary>It has a due date.</summary>
    Running,

    /// <summary>It does not run: items are missing.</summary>
    WaitingForItems,

    /// <summary>It does not run: the competent authority has not received the request.</summary>
    WaitingForCompetentAuthority,

    /// <summary>An express decision was notified in time.</summary>
    Decided,

    /// <summary>The request was withdrawn.</summary>
    Withdrawn,
}
