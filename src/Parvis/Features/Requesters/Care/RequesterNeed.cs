using Parvis.Data;

namespace Parvis.Features.Requesters.Care;

/// <summary>
/// What the town must do for this person (« rendez-vous au rez-de-chaussée », « interprète en turc »), never why.
/// Written at the person's request; erased at once when they ask, with nothing left.
/// </summary>
public sealed class RequesterNeed
{
    public const int MaxWhat = 200;

    // Health, disability, origin, belief and situation are none of the town's business here.
    static readonly string[] Reasons =
    [
        "alcool",
        "alzheimer",
        "aveugle",
        "cancer",
        "catholique",
        "chretien",
        "depress",
        "detenu",
        "diabet",
        "divorc",
        "drogue",
        "enceinte",
        "handicap",
        "homosexuel",
        "illettr",
        "invalid",
        "juif",
        "malad",
        "malentendant",
        "malvoyant",
        "musulman",
        "parkinson",
        "psychiatr",
        "religion",
        "schizo",
        "seropositif",
        "sida",
        "sourd",
        "surendett",
    ];

    RequesterNeed() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public long RequesterId { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>Who said so: « la personne, au guichet », « sa fille, par téléphone ».</summary>
    public string Source { get; private set; } = "";

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    public static RequesterNeed Record(long requesterId, string? what, string? source, string by, DateTime at)
    {
        var said = what?.Trim() ?? "";
        if (said.Length == 0)
            throw new RefusedException("Dites ce que la mairie doit faire.", nameof(What));
        if (said.Length > MaxWhat)
            throw new RefusedException($"Dites-le en {MaxWhat} caractères.", nameof(What));
        var folded = Folding.Fold(said);
        if (Reasons.Any(reason => Mentions(folded, reason)))
            throw new RefusedException(
                "Écrivez ce que la mairie doit faire, jamais pourquoi : « rendez-vous au rez-de-chaussée », « parler lentement ».",
                nameof(What)
            );
        if (string.IsNullOrWhiteSpace(source))
            throw new RefusedException("Dites qui l'a demandé.", nameof(Source));
        return new RequesterNeed
        {
            RequesterId = requesterId,
            What = said,
            Source = source.Trim(),
            By = by,
            At = at,
        };
    }

    // The beginning of a word: « malade » and « maladie », not « normalement ».
    static bool Mentions(string folded, string reason) => $" {folded}".Contains($" {reason}", StringComparison.Ordinal);
}
