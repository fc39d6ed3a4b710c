namespace Parvis.Deadlines.Clocks;

/// <summary>The suspensions of one clock, in the order of their lists.</summary>
sealed class Suspensions
{
    readonly List<Suspension> periods = [];

    public IReadOnlyList<Suspension> All => periods;

    public int Days => periods.Sum(p => p.Days);

    /// <param name="on">The day the list is sent.</param>
    /// <param name="deadline">The last day given for the items.</param>
    /// <param name="clockStart">A clock that has not started yet cannot be suspended before it does.</param>
    public void Begin(DateOnly on, DateOnly deadline, DateOnly clockStart)
    {
        var covered = periods.Select(p => p.Until).Append(clockStart).Append(on).Max();
        periods.Add(new(on, deadline, covered));
    }

    /// <summary>Items that arrive end what is still open; late ones find it ended.</summary>
    public void End(DateOnly arrived)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            if (periods[i].ArrivedOn is null && arrived <= periods[i].Until)
                periods[i] = periods[i] with { Until = arrived, ArrivedOn = arrived };
        }
    }
}
