using Parvis.Deadlines.Clocks;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>What is missing, until when, and what that does to the clock (CRPA L114-5, L114-5-1, R112-11-4).</summary>
static class ItemsPassages
{
    public static IEnumerable<Passage> Of(AcknowledgementFacts facts)
    {
        if (facts.Missing.Count == 0 || facts.Until is not { } until)
            yield break;
        var needed = facts.Missing.Where(i => i.Indispensable).Select(i => i.Name).ToList();
        var useful = facts.Missing.Where(i => !i.Indispensable).Select(i => i.Name).ToList();
        if (needed.Count > 0)
            yield return new Passage(
                $"Il manque {(needed.Count > 1 ? "ces pièces" : "cette pièce")} à votre dossier :\n{List(needed)}",
                Mention.MissingItems
            );
        if (useful.Count > 0)
            yield return new Passage(
                $"{(useful.Count > 1 ? "Ces pièces nous seraient utiles" : "Cette pièce nous serait utile")}, sans retarder l'examen de votre dossier :\n{List(useful)}",
                Mention.MissingItems
            );
        yield return new Passage(
            $"Envoyez-{(facts.Missing.Count > 1 ? "les" : "la")}-nous jusqu'au {until.InFull()}, en rappelant la référence {facts.Mentions.Reference}.",
            Mention.ItemsUntil
        );
        if (Effect(facts, needed.Count, until) is { } effect)
            yield return new Passage(effect, Mention.ItemsEffect);
    }

    static string? Effect(AcknowledgementFacts facts, int needed, DateOnly until)
    {
        var one = needed == 1;
        return (facts.Variant.Kind, needed > 0) switch
        {
            (AcknowledgementKind.Plain or AcknowledgementKind.PersonalData, _) => null,
            (_, false) =>
                $"{(facts.Missing.Count == 1 ? "Son" : "Leur")} absence ne change pas le délai de réponse (CRPA, article L114-5-1).",
            (AcknowledgementKind.Acceptance, true) =>
                $"Le délai au bout duquel, sans réponse, votre demande sera acceptée ({facts.Period}) ne commencera que le jour où nous aurons reçu {(one ? "cette pièce" : "toutes ces pièces")} (CRPA, article L114-5).",
            _ =>
                $"Le délai au bout duquel, sans réponse, votre demande sera rejetée est suspendu jusqu'à {(one ? "sa" : "leur")} réception, au plus tard jusqu'au {until.InFull()}. Il reprend ensuite (CRPA, article L114-5).{NewDate(facts)}",
        };
    }

    /// <summary>Of a demand alone: an acknowledgement gives the date by itself.</summary>
    static string NewDate(AcknowledgementFacts facts) =>
        facts is { OnlyItems: true, Deadline: { State: ClockState.Running, Due: { } due } }
            ? $" Si rien n'arrive, elle sera rejetée le {due.InFull()} ; plus tôt si tout arrive avant."
            : "";

    static string List(IEnumerable<string> names) => string.Join('\n', names.Select(name => $"- {name}"));
}
