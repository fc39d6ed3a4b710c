using Parvis.Ui;

namespace Parvis.Features.Privacy.Cases;

/// <summary>What the person reads: the answer, the reason, and what can be done about it (GDPR art. 12-4).</summary>
public static class LetterText
{
    public static IEnumerable<string> OfExtension(PrivacyCase file) =>
        [
            Received(file),
            $"Il nous faut plus de temps que prévu : nous vous répondrons avant la fin du {file.DueOn.InFull()}.",
            $"La raison : {file.ExtensionReason}",
            Remedies,
        ];

    public static IEnumerable<string> Of(PrivacyCase file)
    {
        yield return Received(file);
        yield return (file.Kind, file.Outcome) switch
        {
            (CaseKind.Erasure, null) when file.ErasedAt is null =>
                "Nous effaçons les données que la loi ne nous oblige pas à garder. Cette lettre est la dernière qui porte votre nom : nous n'en gardons pas de copie.",
            (CaseKind.Access, CaseOutcome.Refused) => "Nous ne pouvons pas vous remettre les données demandées.",
            (CaseKind.Access, CaseOutcome.Partly) =>
                "Vous trouverez avec cette lettre ce que la mairie sait de vous, sauf une partie que nous ne pouvons pas vous remettre.",
            (CaseKind.Access, _) =>
                "Vous trouverez avec cette lettre tout ce que la mairie sait de vous. « [tiers] » remplace ce qui concerne d'autres personnes.",
            (CaseKind.Erasure, CaseOutcome.Refused) => "Nous ne pouvons pas effacer les données demandées.",
            (CaseKind.Erasure, CaseOutcome.Partly) => ErasedInPart,
            (CaseKind.Erasure, null) when file.PersonId is not null => ErasedInPart,
            _ => "Vos données sont effacées. Il ne reste qu'une preuve de l'effacement, sans votre nom.",
        };
        if (file.OutcomeReason.Length > 0)
            yield return $"La raison : {file.OutcomeReason}";
        yield return Remedies;
    }

    const string ErasedInPart = "Nous avons effacé une partie de vos données. Nous devons garder le reste.";

    const string Remedies =
        "Si cette réponse ne vous convient pas, vous pouvez saisir la CNIL (3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07, ou www.cnil.fr), ou le tribunal administratif.";

    static string Received(PrivacyCase file) => $"Nous avons reçu votre demande le {file.ReceivedOn.InFull()}.";
}
