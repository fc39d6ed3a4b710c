using Parvis.Ui;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>What silence will decide, when, and how to contest it.</summary>
static class SilencePassages
{
    public static IEnumerable<Passage> Of(AcknowledgementFacts facts) =>
        facts.Variant.Kind switch
        {
            AcknowledgementKind.Acceptance => Acceptance(facts),
            AcknowledgementKind.Rejection => [.. Rejection(facts), .. Appeals(facts)],
            AcknowledgementKind.Appeal => [.. Rejection(facts), .. AppealsAnew(facts)],
            AcknowledgementKind.Documents => Documents(facts),
            AcknowledgementKind.PersonalData => PersonalData(facts),
            AcknowledgementKind.Plain => [],
        };

    static IEnumerable<Passage> Acceptance(AcknowledgementFacts facts)
    {
        if (facts.Deadline?.Due is { } due)
            yield return Dated(
                facts,
                facts.IsDecided
                    ? $"Faute de réponse de notre part, votre demande est acceptée depuis le {due.InFull()} (silence gardé pendant {facts.Period})."
                    : $"Si nous ne vous avons pas répondu au plus tard le {due.InFull()}, votre demande sera acceptée (silence gardé pendant {facts.Period}).{IfComplete(facts)}"
            );
        else
            yield return new Passage(
                $"Si nous ne vous avons pas répondu {facts.Period} après la réception des pièces, votre demande sera acceptée.",
                Mention.SilenceDate,
                Mention.SilenceMeans
            );
        yield return new Passage(
            "Vous pouvez alors nous demander une attestation de cette acceptation (CRPA, article L232-3).",
            Mention.Certificate
        );
    }

    static IEnumerable<Passage> Rejection(AcknowledgementFacts facts)
    {
        if (facts.Deadline?.Due is { } due)
            yield return Dated(
                facts,
                facts.IsDecided
                    ? $"Faute de réponse de notre part, votre demande est rejetée depuis le {due.InFull()} (silence gardé pendant {facts.Period})."
                    : $"Si nous ne vous avons pas répondu au plus tard le {due.InFull()}, votre demande sera rejetée (silence gardé pendant {facts.Period}).{IfComplete(facts)}{Sooner(facts)}"
            );
    }

    static Passage Dated(AcknowledgementFacts facts, string text) =>
        facts is { Variant.Electronic: true, NeedsItems: false }
            ? new Passage(text, Mention.SilenceDate, Mention.SilenceMeans, Mention.IfComplete)
            : new Passage(text, Mention.SilenceDate, Mention.SilenceMeans);

    /// <summary>What can be done without does not keep the file from being complete (CRPA L114-5-1).</summary>
    static string IfComplete(AcknowledgementFacts facts) =>
        facts.NeedsItems ? "" : " Cette date vaut si votre dossier est complet.";

    static string Sooner(AcknowledgementFacts facts) =>
        facts.NeedsItems
            ? " Cette date tient compte du délai laissé pour les pièces ; elle viendra plus tôt si elles arrivent avant."
            : "";

    static IEnumerable<Passage> Appeals(AcknowledgementFacts facts)
    {
        if (!facts.Routes.Confirmed)
            yield break;
        if (Prior(facts) is { } prior)
            yield return prior;
        yield return new Passage(
            $"""
            Vous pouvez contester ce rejet dans les deux mois qui le suivent :
            - par un recours gracieux, en écrivant au maire, {facts.Mentions.TownName}, {facts.TownAddress}. {(
                facts.Planning
                    ? "Il se fait dans le mois et ne prolonge pas le délai du tribunal (code de l'urbanisme, article L600-12-2)."
                    : "Vous aurez alors deux nouveaux mois pour saisir le tribunal, à partir de la réponse ou du rejet né de deux mois de silence."
            )}
            - {Court(facts)}
            """,
            Mention.AppealPeriod,
            Mention.GraciousAppeal,
            Mention.Court
        );
    }

    static IEnumerable<Passage> AppealsAnew(AcknowledgementFacts facts)
    {
        if (!facts.Routes.Confirmed)
            yield break;
        var period = facts.Planning
            ? "Votre recours ne prolonge pas le délai pour saisir le tribunal (code de l'urbanisme, article L600-12-2)."
            : "Vous aurez deux nouveaux mois pour saisir le tribunal, à partir de notre réponse ou de ce rejet.";
        yield return new Passage(
            $"Ce délai se compte du jour où nous avons reçu votre recours. {period}",
            Mention.AppealAnew,
            Mention.AppealPeriod
        );
        if (Prior(facts) is { } prior)
            yield return prior;
        yield return new Passage($"Vous pouvez agir {Court(facts)}", Mention.Court);
    }

    static string Court(AcknowledgementFacts facts)
    {
        var routes = facts.Routes;
        var phone = routes.CourtPhone.Length > 0 ? $", téléphone {routes.CourtPhone}" : "";
        return $"devant le {Lowered(routes.CourtName)}, {routes.CourtAddress}{phone}, par courrier ou sur {routes.TelerecoursUrl}.";
    }

    /// <summary>« devant le tribunal administratif de Rennes »</summary>
    static string Lowered(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    static Passage? Prior(AcknowledgementFacts facts) =>
        facts.PriorAppeal.Length > 0
            ? new Passage($"Avant le tribunal, un recours est obligatoire : {facts.PriorAppeal}", Mention.PriorAppeal)
            : null;

    static IEnumerable<Passage> Documents(AcknowledgementFacts facts)
    {
        if (facts.Deadline?.Due is { } due)
            yield return Dated(
                facts,
                facts.IsDecided
                    ? $"Faute de réponse de notre part, votre demande de documents est refusée depuis le {due.InFull()} (silence gardé pendant {facts.Period})."
                    : $"Si nous ne vous avons pas répondu au plus tard le {due.InFull()}, votre demande de documents sera refusée (silence gardé pendant {facts.Period}).{IfComplete(facts)}{Sooner(facts)}"
            );
        yield return new Passage(
            "Vous avez alors deux mois, à partir de ce refus, pour saisir la Commission d'accès aux documents administratifs. C'est obligatoire avant le tribunal administratif.",
            Mention.CommissionPeriod
        );
        yield return new Passage(
            $"Vous pouvez la saisir par {NationalBodies.DocumentsCommission}.",
            Mention.DocumentsCommission
        );
        if (facts.Routes.AccessName.Length > 0)
            yield return new Passage(
                $"À la mairie, la personne responsable de l'accès aux documents est {Joined(facts.Routes.AccessName, facts.Routes.AccessAddress)}."
            );
    }

    static IEnumerable<Passage> PersonalData(AcknowledgementFacts facts)
    {
        if (facts.Deadline?.Due is { } due)
            yield return new Passage(
                $"Nous vous répondrons le {due.InFull()} au plus tard (RGPD, article 12).",
                Mention.AnswerDate
            );
        yield return new Passage(
            "Si votre demande est complexe, ce délai peut être prolongé de deux mois : nous vous le dirions avant cette date, avec les raisons.",
            Mention.Extension
        );
        if (facts.Routes.DataProtectionName.Length + facts.Routes.DataProtectionAddress.Length > 0)
            yield return new Passage(
                $"Délégué à la protection des données : {Joined(facts.Routes.DataProtectionName, facts.Routes.DataProtectionAddress)}.",
                Mention.DataProtectionOfficer
            );
        yield return new Passage(
            $"Sans réponse, ou si elle ne vous convient pas, vous pouvez saisir {NationalBodies.DataAuthority}, ou la justice.",
            Mention.DataAuthority
        );
    }

    static string Joined(string name, string address) =>
        string.Join(", ", new[] { name, address }.Where(p => p.Length > 0));
}
