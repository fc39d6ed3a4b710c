using Parvis.Data;
using Parvis.Deadlines.Regimes;

namespace Parvis.Features.Topics;

/// <summary>The period the law gives to answer about a topic. Which one it is, the town says: no list is built in.</summary>
/// <param name="Code">Of the regime, such as <c>SVA-2M</c>; <see cref="NoPeriod"/>; null: as above in the tree.</param>
/// <param name="Source">The text that gives a period of its own, as the town names it.</param>
/// <param name="Confirmed">Somebody of the town looked it up.</param>
public sealed record StatutoryTimeLimit(string? Code = null, string Source = "", bool Confirmed = false)
{
    public const int MaxCode = 16;
    public const int MaxSource = 200;

    /// <summary>No decision is born of silence, and no text sets a date.</summary>
    public const string NoPeriod = "-";

    /// <summary>What follows when nobody said anything (CRPA L231-4).</summary>
    public static readonly StatutoryTimeLimit General = new(
        new Regime(RegimeFamilies.Rejection, RegimeFamilies.Rejection.Usual.Rule).Code
    );

    /// <summary>The regimes a request can follow; the others are clocks that start later, or promises.</summary>
    public static readonly IReadOnlyList<RegimeFamily> Families =
    [
        RegimeFamilies.Rejection,
        RegimeFamilies.Acceptance,
        RegimeFamilies.Documents,
        RegimeFamilies.PersonalData,
    ];

    /// <summary>Null when no period runs, or none is said here.</summary>
    public Regime? Regime =>
        Deadlines.Regimes.Regime.TryParse(Code, out var regime) && Families.Contains(regime.Family) ? regime : null;

    public StatutoryTimeLimit Checked()
    {
        var source = Source.Trim();
        if (Code is null or NoPeriod)
            return this with { Source = source, Confirmed = Confirmed && Code is not null };
        if (Regime is not { } regime)
            throw new RefusedException(
                "Ce délai n'est pas compris : une règle, et de 1 à 99 mois ou de 0 à 999 jours.",
                "LegalNumber"
            );
        if (source.Length == 0 && regime.Limit != regime.Family.Usual.Rule)
            throw new RefusedException("Dites quel texte donne cette durée.", "LegalSource");
        return this with { Source = source };
    }

    /// <summary>« Silence vaut acceptation, deux mois (à confirmer) »</summary>
    public override string ToString()
    {
        if (Code is null)
            return "";
        var words = Regime is { } regime ? $"{regime.Family.Name}, {regime.Limit.InFrench}" : "Aucun délai légal";
        var source = Source.Length > 0 ? $", {Source}" : "";
        return $"{words}{source} ({(Confirmed ? "confirmé" : "à confirmer")})";
    }
}
