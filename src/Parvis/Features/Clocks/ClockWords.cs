using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Ui;

namespace Parvis.Features.Clocks;

/// <summary>What a clerk says to a resident who asks when, and what happens then.</summary>
public static class ClockWords
{
    public static string Say(this StatutoryClock clock) =>
        (clock.Deadline.State, clock.Deadline.Due) switch
        {
            (ClockState.Running, { } due) => Say(clock, due),
            (ClockState.Decided, _) => "La réponse est venue à temps : aucune décision ne naît du silence.",
            (ClockState.Withdrawn, _) => "L'usager a renoncé à sa demande : aucun délai ne court.",
            (ClockState.WaitingForItems, _) => "Le délai ne court pas encore : des pièces manquent.",
            (ClockState.WaitingForCompetentAuthority, _) =>
                "Le délai courra quand l'autorité compétente aura reçu la demande.",
            (ClockState.Running, null) => "Aucune date n'est due.",
        };

    static string Say(StatutoryClock clock, DateOnly due) =>
        (clock.Deadline.Kind, clock.IsOver && clock.Today >= due) switch
        {
            (SilenceRule.MeansRejection, false) => $"Sans réponse, la demande sera rejetée le {due.InFull()}.",
            (SilenceRule.MeansRejection, true) => $"Faute de réponse, la demande est rejetée depuis le {due.InFull()}.",
            (SilenceRule.MeansAcceptance, false) => $"Sans réponse, la demande sera acceptée le {due.InFull()}.",
            (SilenceRule.MeansAcceptance, true) =>
                $"Faute de réponse, la demande est acceptée depuis le {due.InFull()}.",
            (SilenceRule.None, false) => $"La réponse est due le {due.InFull()} au plus tard.",
            (SilenceRule.None, true) => $"La réponse était due le {due.InFull()}.",
        };
}
