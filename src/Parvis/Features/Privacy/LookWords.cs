namespace Parvis.Features.Privacy;

/// <summary>Where in the program somebody looked, as people say it.</summary>
public static class LookWords
{
    static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["usagers/{publicId}"] = "Fiche",
        ["usagers/{publicId}/fiche"] = "Modification de la fiche",
        ["usagers/{publicId}/foyer"] = "Foyer",
        ["usagers/{publicId}/mandats"] = "Mandats",
        ["usagers/{publicId}/fusion"] = "Fusion de fiches",
        ["usagers/{publicId}/a-savoir"] = "À savoir pour l'accueillir",
        ["demandes/{reference:reference}"] = "Demande",
        ["demandes/{reference:reference}/recepisse"] = "Récépissé",
        ["demandes/{reference:reference}/memo"] = "Mémo",
        ["demandes/{reference:reference}/courrier/{id}"] = "Courrier à imprimer",
        ["demandes/{reference:reference}/courrier/{id}/pdf"] = "PDF d'une lettre",
        ["demandes/{reference:reference}/reponse"] = "Réponse",
        ["demandes/{reference:reference}/reponse/verification"] = "Vérification de la réponse",
        ["demandes/{reference:reference}/message"] = "Message",
        ["demandes/{reference:reference}/note"] = "Note",
        ["demandes/{reference:reference}/fichiers"] = "Ajout de fichiers",
        ["fichiers/{publicId}"] = "Fichier",
        ["courriels/{publicId}"] = "Courriel à trier",
        ["courriels/{publicId}/lecture"] = "Courriel avec sa mise en forme",
        ["courriels/{publicId}/original"] = "Courriel d'origine",
        ["protection/demandes/{id}/donnees"] = "Réponse à une demande d'accès ou d'effacement",
        ["protection/demandes/{id}/effacement"] = "Réponse à une demande d'accès ou d'effacement",
    };

    public static string Page(string template) =>
        Pages.TryGetValue(template, out var words) ? words
        : template.StartsWith("demandes/", StringComparison.Ordinal) ? "Action sur la demande"
        : "Page de l'usager";
}
