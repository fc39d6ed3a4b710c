using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Topics;

namespace Parvis.Features.Clocks;

/// <summary>What the law's clock says of one request, on one day.</summary>
/// <param name="Deadline">The dates and why.</param>
/// <param name="Limit">What the town said of its topic.</param>
/// <param name="Demands">The items the resident was asked for, in the order of the lists.</param>
/// <param name="Elsewhere">Another authority decides, or keeps silent: the town attests nothing in its place.</param>
/// <param name="Today">The local day it is read on.</param>
public sealed record StatutoryClock(
    Deadline Deadline,
    StatutoryTimeLimit Limit,
    IReadOnlyList<ItemsDemand> Demands,
    bool Elsewhere,
    DateOnly Today
)
{
    /// <summary>Silence made a decision, and it is a yes: the resident may ask for a certificate (CRPA L232-3).</summary>
    public bool HasAccepted =>
        !Elsewhere
        && Deadline is { State: ClockState.Running, Kind: SilenceRule.MeansAcceptance, Due: { } due }
        && due <= Today;

    /// <summary>No day left to act without a decision being born, or a duty missed.</summary>
    public bool IsOver => Deadline.SafeLastDay is { } last && last < Today;
}
