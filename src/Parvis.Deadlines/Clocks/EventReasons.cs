using System.Globalization;
using Parvis.Deadlines.Regimes;

namespace Parvis.Deadlines.Clocks;

/// <summary>The sentences of what happens while a clock runs.</summary>
static class EventReasons
{
    public static Reason Withdrawn(DateOnly on) =>
        new($"La demande est retirée le {FrenchDate.Of(on)} : plus rien n'est dû.");

    public static Reason ObjectChanged(DateOnly on) =>
        new($"L'objet de la demande change le {FrenchDate.Of(on)} : c'est une nouvelle demande.", Doubt: "D18");

    public static Reason Transferred(DateOnly on) =>
        new($"Elle change de service le {FrenchDate.Of(on)} : le délai ne change pas.");

    public static Reason NotIndispensable(DateOnly on) =>
        new(
            $"La pièce demandée le {FrenchDate.Of(on)} n'est pas indispensable : le délai ne change pas.",
            "CRPA L114-5-1"
        );

    public static Reason ListTooLate(DateOnly on, RegimeFamily family) =>
        new(
            $"Des pièces sont demandées le {FrenchDate.Of(on)}, après l'échéance : cela ne change rien.",
            Doubt: family.Incompleteness.Doubt
        );

    public static Reason NoClockUntilComplete(DateOnly on, RegimeFamily family) =>
        new(
            $"Des pièces manquantes sont demandées le {FrenchDate.Of(on)} : le délai ne court pas sans elles.",
            family.Incompleteness.Article,
            family.Incompleteness.Doubt
        );

    public static Reason StartsWhenComplete(DateOnly on, RegimeFamily family) =>
        new(
            $"Les pièces arrivent le {FrenchDate.Of(on)} : le délai court de ce jour.",
            family.Incompleteness.Article,
            family.Incompleteness.Doubt
        );

    public static Reason NoTimeGiven(DateOnly on, RegimeFamily family) =>
        new(
            $"Des pièces sont demandées le {FrenchDate.Of(on)} sans date limite pour les envoyer : le délai n'est pas suspendu.",
            family.Incompleteness.Article,
            family.Incompleteness.Doubt
        );

    public static Reason Suspended(Suspension suspension, RegimeFamily family)
    {
        var end = suspension.ArrivedOn is { } arrived
            ? $"les pièces arrivent le {FrenchDate.Of(arrived)}"
            : $"elles sont attendues jusqu'au {FrenchDate.Of(suspension.Until)}";
        return new(
            $"Des pièces sont demandées le {FrenchDate.Of(suspension.From)}, {end} : le délai est suspendu "
                + $"{Days(suspension.Days)}.",
            family.Incompleteness.Article,
            family.Incompleteness.Doubt
        );
    }

    public static Reason Decided(DateOnly on, RegimeFamily family) =>
        new(
            $"Une décision est notifiée le {FrenchDate.Of(on)}, à temps : "
                + (
                    family.Silence.Rule is SilenceRule.None
                        ? "plus rien n'est dû."
                        : "aucune décision ne naît du silence."
                ),
            family.Decision.Article,
            family.Decision.Doubt
        );

    public static Reason DecisionStartsAnew(DateOnly on, RegimeFamily family) =>
        new(
            $"Un rejet exprès est notifié le {FrenchDate.Of(on)}, dans le délai : un nouveau délai court de ce jour.",
            family.Decision.Article,
            family.Decision.Doubt
        );

    public static Reason DecisionTooLate(DateOnly on, RegimeFamily family) =>
        new(
            $"Une décision est notifiée le {FrenchDate.Of(on)}, après l'échéance : elle ne change pas la date.",
            family.Decision.Article,
            family.Decision.Doubt
        );

    public static Reason Extended(DateOnly on, RegimeFamily family) =>
        new(
            $"Une prolongation est annoncée le {FrenchDate.Of(on)}, à temps : le délai est allongé de "
                + $"{TimeLimit.MonthsInFrench(family.ExtensionMonths.Rule)}.",
            family.ExtensionMonths.Article,
            family.ExtensionMonths.Doubt
        );

    public static Reason ExtensionTooLate(DateOnly on, DateOnly end, RegimeFamily family) =>
        new(
            $"Une prolongation est annoncée le {FrenchDate.Of(on)} : il fallait l'annoncer au plus tard le "
                + $"{FrenchDate.Of(end)}, le délai ne change pas.",
            family.ExtensionMonths.Article,
            family.ExtensionMonths.Doubt
        );

    public static string Days(int days) =>
        $"{days.ToString(CultureInfo.InvariantCulture)} {(days < 2 ? "jour" : "jours")}";
}
