namespace Parvis.Features.Surveys.Results;

/// <summary>
/// Which lines of a table may show a proportion: too few answers tell of people. Where the total is shown too, what is
/// hidden could be computed from the others: the smallest of them are hidden with it, until what is hidden together tells of
/// nobody.
/// </summary>
public static class SmallNumbers
{
    public const int Fewest = 10;

    /// <param name="answers">Of each line; a line without any answer hides nothing.</param>
    /// <param name="hides">Lines that are hidden whatever their number; none when null.</param>
    public static IReadOnlyList<bool> Shown(IReadOnlyList<int> answers, IReadOnlyList<bool>? hides = null)
    {
        var shown = answers.Select((n, line) => n >= Fewest && hides?[line] != true).ToList();
        while (true)
        {
            var hidden = answers.Where((n, line) => n > 0 && !shown[line]).ToList();
            if (!IsTold(hidden))
                return shown;
            var next = Enumerable
                .Range(0, shown.Count)
                .Where(line => shown[line])
                .OrderBy(line => answers[line])
                .FirstOrDefault(-1);
            if (next < 0)
                return shown;
            shown[next] = false;
        }
    }

    /// <summary>What is left once everything shown is taken off the total tells of people.</summary>
    /// <param name="hidden">How many answered on each line that is hidden.</param>
    public static bool IsTold(IReadOnlyCollection<int> hidden) =>
        hidden.Count == 1 || (hidden.Count > 0 && hidden.Sum() < Fewest);
}
