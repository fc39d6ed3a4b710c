namespace Parvis.Deadlines.Clocks;

/// <summary>
/// The steps of one reasoning, put into words only when somebody asks why: most dates are compared and never told.
/// </summary>
sealed class Reasoning
{
    readonly List<Func<IEnumerable<Reason>>> steps = [];

    public void Add(Func<Reason> step) => steps.Add(() => [step()]);

    public void AddRange(Func<IEnumerable<Reason>> range) => steps.Add(range);

    public IReadOnlyList<Reason> Tell() => [.. steps.SelectMany(s => s())];
}
