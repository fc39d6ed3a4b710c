namespace Parvis.Features.Surveys.Results;

/// <summary>Opinions put together line by line, each with the proportions that may be shown.</summary>
public static class SurveyTables
{
    const string Unnamed = "Sans service ni sujet";

    public static SurveyLine Line(string name, IReadOnlyCollection<SurveyOpinion> opinions) =>
        Lines(opinions.Select(o => (name, o))).SingleOrDefault() ?? new SurveyLine(name, 0, null, null, null);

    /// <summary>Most answered first.</summary>
    public static IReadOnlyList<SurveyLine> Lines(IEnumerable<(string Name, SurveyOpinion Opinion)> opinions)
    {
        var groups = Groups(opinions);
        var (satisfied, clear, soon) = (Percents(groups, Good), Percents(groups, Clear), Percents(groups, Soon));
        return
        [
            .. groups.Select(
                (g, line) => new SurveyLine(g.Name, g.All.Count, satisfied[line], clear[line], soon[line])
            ),
        ];
    }

    /// <summary>
    /// Lines that put together those of another table: one of them is not shown when, with the others, it would tell what
    /// the other table hides.
    /// </summary>
    /// <param name="opinions">With the line of each in both tables.</param>
    public static IReadOnlyList<SurveyLine> Above(
        IReadOnlyCollection<(string Above, string Below, SurveyOpinion Opinion)> opinions
    )
    {
        var groups = Groups(opinions.Select(o => (o.Above, o.Opinion)));
        var below = Groups(opinions.Select(o => (o.Below, o.Opinion)));
        var parts = opinions.ToLookup(o => Named(o.Above), o => Named(o.Below));
        var (satisfied, clear, soon) = (Column(Good), Column(Clear), Column(Soon));
        return
        [
            .. groups.Select(
                (g, line) => new SurveyLine(g.Name, g.All.Count, satisfied[line], clear[line], soon[line])
            ),
        ];

        List<int?> Column(Func<SurveyOpinion, bool?> said)
        {
            var shown = SmallNumbers.Shown([.. below.Select(b => b.All.Count(o => said(o) is not null))]);
            var hidden = below
                .Where((_, line) => !shown[line])
                .ToDictionary(b => b.Name, b => b.All.Count(o => said(o) is not null), StringComparer.Ordinal);
            return Percents(
                groups,
                said,
                group =>
                    !SmallNumbers.IsTold([
                        .. parts[group]
                            .Distinct(StringComparer.Ordinal)
                            .Select(part => hidden.GetValueOrDefault(part))
                            .Where(n => n > 0),
                    ])
            );
        }
    }

    static List<(string Name, List<SurveyOpinion> All)> Groups(
        IEnumerable<(string Name, SurveyOpinion Opinion)> opinions
    ) =>
        [
            .. opinions
                .GroupBy(o => Named(o.Name), o => o.Opinion, StringComparer.Ordinal)
                .Select(g => (Name: g.Key, All: g.ToList()))
                .OrderByDescending(g => g.All.Count)
                .ThenBy(g => g.Name, StringComparer.Ordinal),
        ];

    static string Named(string name) => name.Length > 0 ? name : Unnamed;

    static bool? Good(SurveyOpinion opinion) => opinion.Satisfaction.IsGood();

    static bool? Clear(SurveyOpinion opinion) => opinion.WasClear;

    static bool? Soon(SurveyOpinion opinion) => opinion.WasSoon;

    /// <summary>Null where it is hidden, or where nobody said.</summary>
    static List<int?> Percents(
        List<(string Name, List<SurveyOpinion> All)> groups,
        Func<SurveyOpinion, bool?> said,
        Func<string, bool>? may = null
    )
    {
        var known = groups.ConvertAll(g => g.All.Select(said).OfType<bool>().ToList());
        var shown = SmallNumbers.Shown(
            [.. known.Select(k => k.Count)],
            [.. groups.Select(g => may?.Invoke(g.Name) == false)]
        );
        return
        [
            .. known.Select(
                (k, line) => shown[line] && k.Count > 0 ? (int?)Math.Round(100.0 * k.Count(yes => yes) / k.Count) : null
            ),
        ];
    }
}

/// <summary>What somebody thought, without anything about them.</summary>
public sealed record SurveyOpinion(Satisfaction Satisfaction, bool? WasClear, bool? WasSoon);

/// <param name="Name">What it is about.</param>
/// <param name="Answers">How many.</param>
/// <param name="Satisfied">In percent; null when it is hidden.</param>
/// <param name="Clear">In percent.</param>
/// <param name="Soon">In percent.</param>
public sealed record SurveyLine(string Name, int Answers, int? Satisfied, int? Clear, int? Soon);
