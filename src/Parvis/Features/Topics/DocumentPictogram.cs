using Parvis.Data;

namespace Parvis.Features.Topics;

/// <summary>
/// A drawing beside the name of a document, for who reads little or another language: known from the words of its name, so that
/// nobody has to choose one for each document of each topic. A document without one still has its words.
/// </summary>
public static class DocumentPictogram
{
    /// <summary>The first that fits; words folded. What is more particular comes first.</summary>
    static readonly (string Icon, string[] Words)[] Known =
    [
        ("car-front", ["carte grise", "immatriculation", "permis de conduire"]),
        ("clipboard2-pulse", ["medical", "sante", "vaccin", "handicap", "mdph", "ordonnance", "vitale"]),
        ("bank", ["rib", "iban", "releve d identite bancaire", "identite bancaire", "bancaire"]),
        ("receipt", ["impot", "imposition", "quittance", "facture", "bulletin de salaire", "fiche de paie", "revenus"]),
        ("house-door", ["domicile", "bail", "logement", "hebergement", "residence", "titre de propriete"]),
        ("camera", ["photo", "photographie", "photos", "photographies"]),
        (
            "people",
            ["livret de famille", "naissance", "mariage", "deces", "divorce", "filiation", "caf", "quotient familial"]
        ),
        ("person-vcard", ["identite", "passeport", "titre de sejour", "cni"]),
        ("map", ["plan", "plans", "plan de situation", "cadastre", "cadastral"]),
        ("building", ["association", "statuts", "kbis", "siret", "assurance"]),
    ];

    /// <summary>Null when nothing in the name says which.</summary>
    public static string? Of(string document)
    {
        var folded = $" {Folding.Fold(document)} ";
        return Array
            .Find(
                Known,
                k =>
                    Array.Exists(
                        k.Words,
                        w =>
                            folded.Contains($" {w} ", StringComparison.Ordinal)
                            || folded.Contains($" {w}s ", StringComparison.Ordinal)
                    )
            )
            .Icon;
    }
}
