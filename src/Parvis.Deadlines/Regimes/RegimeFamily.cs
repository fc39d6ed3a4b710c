namespace Parvis.Deadlines.Regimes;

/// <summary>
/// The rules that all periods of one kind share, as data: a change of law, or of what a town chose, is a
/// <c>with</c> expression, no code.
/// </summary>
public sealed record RegimeFamily
{
    /// <summary>First part of the codes: <c>SVR</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name in French.</summary>
    public required string Name { get; init; }

    /// <summary>The usual period, and the article that gives it.</summary>
    public required Grounded<TimeLimit> Usual { get; init; }

    /// <summary>The article that allows another period; null when none does.</summary>
    public string? OtherLimitArticle { get; init; }

    /// <summary>What silence means when the period has run.</summary>
    public required Grounded<SilenceRule> Silence { get; init; }

    /// <summary>Which day the period is counted from.</summary>
    public required Grounded<StartRule> Start { get; init; }

    /// <summary>The sentence of the first day, <c>{0}</c> being its date in French.</summary>
    public required string StartSentence { get; init; }

    /// <summary>What becomes of it when another authority is the competent one.</summary>
    public Grounded<ReferralEffect> Referral { get; init; } = new(ReferralEffect.None);

    /// <summary>What a list of missing items does.</summary>
    public Grounded<IncompletenessEffect> Incompleteness { get; init; } = new(IncompletenessEffect.None);

    /// <summary>What an express decision notified in time does.</summary>
    public Grounded<DecisionEffect> Decision { get; init; } = new(DecisionEffect.Ends);

    /// <summary>Is the period clear (« franc »), so that it ends one day later?</summary>
    public Grounded<bool> Clear { get; init; } = new(Rule: false);

    /// <summary>What becomes of it when it ends on a day off.</summary>
    public Grounded<Rolling> Rolling { get; init; } = new(Regimes.Rolling.None);

    /// <summary>Does the proof of identity start it again?</summary>
    public Grounded<bool> IdentityRestarts { get; init; } = new(Rule: false);

    /// <summary>Months that an extension notified within the period adds; zero when it cannot be extended.</summary>
    public Grounded<int> ExtensionMonths { get; init; } = new(0);

    /// <summary>Whose working days count.</summary>
    public DayCalendar Days { get; init; } = DayCalendar.Law;
}
