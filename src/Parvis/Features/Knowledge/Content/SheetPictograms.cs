namespace Parvis.Features.Knowledge.Content;

/// <summary>The drawings of steps, from the program's own icons, and what each says: a drawing never speaks alone.</summary>
public static class SheetPictograms
{
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["building"] = "Venir à la mairie",
        ["telephone"] = "Téléphoner",
        ["envelope"] = "Écrire un courriel",
        ["mailbox"] = "Envoyer par la poste",
        ["globe2"] = "Aller sur un site",
        ["calendar-check"] = "Prendre rendez-vous",
        ["hourglass-split"] = "Attendre",
        ["bell"] = "Recevoir un message",
        ["file-text"] = "Un document",
        ["person-vcard"] = "Une pièce d'identité",
        ["image"] = "Une photo",
        ["receipt"] = "Payer, ou un justificatif",
        ["pencil"] = "Remplir et signer",
        ["upload"] = "Envoyer un fichier",
        ["printer"] = "Imprimer",
        ["geo-alt"] = "Une adresse",
        ["house-door"] = "Chez vous",
        ["people"] = "Venir à plusieurs",
        ["check-circle"] = "C'est fini",
    };
}
