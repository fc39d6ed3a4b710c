using System.Diagnostics.CodeAnalysis;

namespace Parvis.Deadlines.Regimes;

/// <summary>A family of rules with a period: <c>SVR-2M</c>, <c>ARE-10JO</c>.</summary>
/// <param name="Family">The rules.</param>
/// <param name="Limit">The period.</param>
public sealed record Regime(RegimeFamily Family, TimeLimit Limit)
{
    /// <summary>What settings and cases store: the family, a hyphen, the period.</summary>
    public string Code => $"{Family.Code}-{Limit}";

    /// <summary>The article that gives this period; null when it is the town's own promise.</summary>
    public string? LimitArticle =>
        Limit == Family.Usual.Rule ? Family.Usual.Article : Family.OtherLimitArticle ?? Family.Usual.Article;

    /// <summary>Finds the regime of a code.</summary>
    /// <param name="code">A <see cref="Code"/> of a family of <see cref="RegimeFamilies"/>, letter case included.</param>
    /// <param name="regime">The regime, or null.</param>
    /// <returns>Whether the code is one.</returns>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Regime? regime)
    {
        regime = null;
        var hyphen = code?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (
            hyphen > 0
            && RegimeFamilies.ByCode.TryGetValue(code![..hyphen], out var family)
            && TimeLimit.TryParse(code[(hyphen + 1)..], out var limit)
        )
            regime = new(family, limit);
        return regime is not null;
    }

    /// <summary>Finds the regime of a code.</summary>
    /// <param name="code">A <see cref="Code"/> of a family of <see cref="RegimeFamilies"/>, letter case included.</param>
    /// <returns>The regime.</returns>
    /// <exception cref="FormatException">No regime has this code.</exception>
    public static Regime Parse(string code) =>
        TryParse(code, out var regime) ? regime : throw new FormatException($"'{code}' is no regime.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
