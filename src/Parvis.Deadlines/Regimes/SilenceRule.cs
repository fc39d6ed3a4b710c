namespace Parvis.Deadlines.Regimes;

/// <summary>What the silence of the administration means when the period has run.</summary>
public enum SilenceRule
{
    /// <summary>Nothing: the date is a duty or a promise, no decision is born of it.</summary>
    None,

    /// <summary>« Silence vaut acceptation » (SVA).</summary>
    MeansAcceptance,

    /// <summary>« Silence vaut rejet » (SVR).</summary>
    MeansRejection,
}
