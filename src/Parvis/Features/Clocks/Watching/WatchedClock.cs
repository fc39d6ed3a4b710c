using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;

namespace Parvis.Features.Clocks.Watching;

/// <summary>
/// The law's date of a request whose clock runs, kept so that lists and warnings need not evaluate every clock. Always
/// what <see cref="StatutoryClocks"/> says: written by <see cref="ClockKeeper"/> alone.
/// </summary>
public sealed class WatchedClock
{
    public const int MaxRegime = 16;

    WatchedClock() { }

    public WatchedClock(long requestId, Deadline deadline)
    {
        RequestId = requestId;
        Follow(deadline);
    }

    public long RequestId { get; private set; }

    /// <summary>The code of the regime it was evaluated by, such as <c>SVR-2M</c>.</summary>
    public string Regime { get; private set; } = "";

    public DateOnly StartedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The last day on which somebody of the town hall can safely answer.</summary>
    public DateOnly ActBy { get; private set; }

    /// <summary>What silence means on <see cref="DueOn"/>.</summary>
    public SilenceRule Silence { get; private set; }

    /// <summary>The nearest step of <see cref="WarningSteps"/> that was told; null before the first one.</summary>
    public int? WarnedStep { get; private set; }

    public DateOnly? WarnedOn { get; private set; }

    /// <summary>The day the decision that silence made was recorded for; null while none is born.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public bool Follows(Deadline deadline) =>
        Regime == deadline.Regime.Code
        && StartedOn == deadline.Start
        && DueOn == deadline.Due
        && ActBy == deadline.ActBy
        && Silence == deadline.Kind;

    /// <summary>A date that moves is another date: who was warned of the former one is warned again.</summary>
    public void Follow(Deadline deadline)
    {
        if (deadline is not { Start: { } start, Due: { } due, ActBy: { } actBy })
            throw new ArgumentException("A clock without a date is not watched.", nameof(deadline));
        if (due != DueOn || deadline.Kind != Silence)
            (WarnedStep, WarnedOn, DecidedOn) = (null, null, null);
        (Regime, StartedOn, DueOn, ActBy, Silence) = (deadline.Regime.Code, start, due, actBy, deadline.Kind);
    }

    public void Warn(int step, DateOnly today) => (WarnedStep, WarnedOn) = (step, today);

    /// <summary>A duty that is late makes no decision.</summary>
    public bool HasDecided(DateOnly today) => Silence != SilenceRule.None && today >= DueOn;

    public void Decide() => DecidedOn = DueOn;
}
