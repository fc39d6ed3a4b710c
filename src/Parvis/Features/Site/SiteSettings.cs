namespace Parvis.Features.Site;

/// <summary>What the residents' site says of itself, and where it may be shown.</summary>
public sealed record SiteSettings
{
    public const int MaxText = 8000;

    /// <summary>Publisher, director of publication, host (law of 21 June 2004, article 1-1).</summary>
    public string LegalNotice { get; init; } = "";

    /// <summary>Origins whose pages may show the catalogue in a frame, as « https://www.ville.fr ».</summary>
    public IReadOnlyList<string> FramedBy { get; init; } = [];

    /// <summary>Null as long as nobody audited it.</summary>
    public AccessibilityAudit? Audit { get; init; }
}

/// <summary>
/// An audit against the RGAA, as the declaration tells it (decree 2019-768, article 4; order of 20 September 2019).
/// </summary>
public sealed record AccessibilityAudit
{
    /// <summary>Of the RGAA 4.</summary>
    public const int Criteria = 106;

    public const int YearsItHolds = 3;

    public required DateOnly On { get; init; }

    /// <summary>Who audited it.</summary>
    public required string Auditor { get; init; }

    public required int Met { get; init; }

    public required int NotMet { get; init; }

    public int NotApplicable => Criteria - Met - NotMet;

    /// <summary>What does not conform, one a line.</summary>
    public string Failures { get; init; } = "";

    /// <summary>What would cost too much, or what the law leaves out, one a line.</summary>
    public string Exemptions { get; init; } = "";

    /// <summary>With what it was tried, one a line.</summary>
    public string TriedWith { get; init; } = "";

    /// <summary>Percent of the criteria that apply, rounded down: 99.9 is not all.</summary>
    public int Rate => Met + NotMet == 0 ? 0 : Met * 100 / (Met + NotMet);

    public bool IsOld(DateOnly today) => On.AddYears(YearsItHolds) < today;
}

/// <summary>The three words of the law (article 47 of law 2005-102).</summary>
public static class Conformity
{
    public static string Word(AccessibilityAudit? audit) =>
        audit switch
        {
            { NotMet: 0, Met: > 0 } => "totalement conforme",
            { Rate: >= 50 } => "partiellement conforme",
            _ => "non conforme",
        };

    /// <summary>As the foot of each page says it.</summary>
    public static string Foot(AccessibilityAudit? audit) =>
        audit switch
        {
            { NotMet: 0, Met: > 0 } => "Accessibilité : totalement conforme",
            { Rate: >= 50 } => "Accessibilité : partiellement conforme",
            _ => "Accessibilité : non conforme",
        };
}
