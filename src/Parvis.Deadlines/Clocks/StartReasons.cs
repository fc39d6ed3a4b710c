using System.Globalization;
using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>The sentences of the first day.</summary>
static class StartReasons
{
    public static Reason Reception(RegimeFamily family, DateOnly day) =>
        new(
            string.Format(CultureInfo.InvariantCulture, family.StartSentence, FrenchDate.Of(day)),
            family.Start.Article,
            family.Start.Doubt
        );

    public static Reason OpeningDay(DateOnly day, string? article) =>
        new($"La mairie est alors fermée : le décompte part du {FrenchDate.Of(day)}.", article);

    public static Reason FirstReceptionKept(RegimeFamily family) =>
        new(
            "L'autorité compétente n'est pas celle qui l'a reçue d'abord : le délai court quand même de la première réception.",
            family.Referral.Article,
            family.Referral.Doubt
        );

    public static Reason Referred(RegimeFamily family, DateOnly? received) =>
        new(
            (received, family.Referral.Rule) switch
            {
                ({ } day, _) => $"L'autorité compétente la reçoit le {FrenchDate.Of(day)} : le délai court de ce jour.",
                (null, ReferralEffect.WaitsForReception) =>
                    "L'autorité compétente ne l'a pas encore reçue : le délai ne court pas.",
                _ =>
                    "La réception par l'autorité compétente n'est pas connue : par prudence, le délai est compté de la "
                        + "première réception.",
            },
            family.Referral.Article,
            family.Referral.Doubt
        );

    public static Reason Identity(RegimeFamily family, DateOnly? given) =>
        new(
            given is { } day
                ? $"La personne justifie de son identité le {FrenchDate.Of(day)} : le délai court de ce jour."
                : "La personne n'a pas encore justifié de son identité : par prudence, le délai reste compté de la "
                    + "réception.",
            family.IdentityRestarts.Article,
            family.IdentityRestarts.Doubt
        );
}
