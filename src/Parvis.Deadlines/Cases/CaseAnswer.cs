using System.Globalization;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Cases;

/// <summary>What a clock says, in the words of the case format.</summary>
/// <param name="ClockStart">A day (<c>2025-03-05</c>) or <c>none</c>; empty in a case that does not expect any.</param>
/// <param name="Due">A day or <c>none</c>; empty in a case that does not expect any.</param>
/// <param name="Kind"><c>acceptance</c>, <c>rejection</c> or <c>none</c>; empty in a case that does not expect any.</param>
public sealed record CaseAnswer(string ClockStart, string Due, string Kind)
{
    /// <summary>The word for what is not there.</summary>
    public const string None = "none";

    internal const string DayFormat = "yyyy-MM-dd";

    internal const string Acceptance = "acceptance";

    internal const string Rejection = "rejection";

    /// <summary>The answer of a deadline.</summary>
    /// <param name="deadline">What the calculator found.</param>
    /// <returns>Three values, none empty.</returns>
    public static CaseAnswer Of(Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return new(
            Day(deadline.Start),
            Day(deadline.Due),
            deadline.Kind switch
            {
                SilenceRule.None => None,
                SilenceRule.MeansAcceptance => Acceptance,
                SilenceRule.MeansRejection => Rejection,
            }
        );
    }

    /// <summary>Where an answer is not what this one, taken as expected, says.</summary>
    /// <param name="got">The answer of the calculator.</param>
    /// <returns>Column, expected and found value of each difference; an empty expectation never differs.</returns>
    public IEnumerable<(string Column, string Expected, string Got)> Differences(CaseAnswer got)
    {
        ArgumentNullException.ThrowIfNull(got);
        (string Column, string Expected, string Got)[] columns =
        [
            (CaseColumns.ClockStart, ClockStart, got.ClockStart),
            (CaseColumns.Due, Due, got.Due),
            (CaseColumns.Kind, Kind, got.Kind),
        ];
        return columns.Where(c => c.Expected.Length > 0 && c.Expected != c.Got);
    }

    static string Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? None;
}
