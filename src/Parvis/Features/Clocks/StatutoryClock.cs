using Parvis.Deadlines.Clocks;
using Parvis.Features.Topics;

namespace Parvis.Features.Clocks;

/// <summary>What the law's clock says of one request, on one day.</summary>
/// <param name="Deadline">The dates and why.</param>
/// <param name="Limit">What the town said of its topic.</param>
/// <param name="Today">The local day it is read on.</param>
public sealed record StatutoryClock(Deadline Deadline, StatutoryTimeLimit Limit, DateOnly Today)
{
    /// <summary>No day left to act without a decision being born, or a duty missed.</summary>
    public bool IsOver => Deadline.SafeLastDay is { } last && last < Today;
}
