using Parvis.Features.Requests;

namespace Parvis.Features.Oversight.Board;

/// <summary>What may go wrong with open requests. Each measure is one filter, one number and the list behind it.</summary>
public enum BoardMeasure
{
    Late,
    Unowned,
    Refused,
    Unaccepted,
    WaitingLong,
    Chased,
    SilenceNear,
    SilenceDecided,
    Unacknowledged,
    PartnerSilent,
    FirstAnswerLate,
    LetterUnanswered,
}

public static class BoardMeasures
{
    public static readonly BoardMeasure[] All = Enum.GetValues<BoardMeasure>();

    /// <summary>About the date of the law, which its list then shows.</summary>
    public static bool IsOfTheLaw(this BoardMeasure measure) =>
        measure is BoardMeasure.SilenceNear or BoardMeasure.SilenceDecided;

    /// <summary>The word in the address of the list.</summary>
    public static string Slug(this BoardMeasure measure) =>
        measure switch
        {
            BoardMeasure.Late => "en-retard",
            BoardMeasure.Unowned => "sans-service",
            BoardMeasure.Refused => "refusees",
            BoardMeasure.Unaccepted => "non-acceptees",
            BoardMeasure.WaitingLong => "attente-longue",
            BoardMeasure.Chased => "relancees",
            BoardMeasure.SilenceNear => RequestLinks.SilenceNear,
            BoardMeasure.SilenceDecided => RequestLinks.SilenceDecided,
            BoardMeasure.Unacknowledged => RequestLinks.Unacknowledged,
            BoardMeasure.PartnerSilent => "organisme-sans-nouvelle",
            BoardMeasure.FirstAnswerLate => "premiere-reponse-en-retard",
            BoardMeasure.LetterUnanswered => "courriers-sans-reponse",
        };

    public static BoardMeasure? Parse(string? slug) =>
        All.Select(m => (BoardMeasure?)m)
            .FirstOrDefault(m => string.Equals(m!.Value.Slug(), slug, StringComparison.Ordinal));

    public static string InFrench(this BoardMeasure measure) =>
        measure switch
        {
            BoardMeasure.Late => "En retard",
            BoardMeasure.Unowned => "Sans service",
            BoardMeasure.Refused => "Refusées",
            BoardMeasure.Unaccepted => "Pas encore acceptées",
            BoardMeasure.WaitingLong => "Attente de l'usager",
            BoardMeasure.Chased => "Relancées",
            BoardMeasure.SilenceNear => "Délai légal proche",
            BoardMeasure.SilenceDecided => "Décidées par le silence",
            BoardMeasure.Unacknowledged => "Accusés à envoyer",
            BoardMeasure.PartnerSilent => "Chez un organisme, sans nouvelle",
            BoardMeasure.FirstAnswerLate => "Première réponse en retard",
            BoardMeasure.LetterUnanswered => "Courriers sans réponse",
        };

    /// <summary>What the number counts, word for word: nobody is shown a number that nobody can explain.</summary>
    public static string Explanation(this BoardMeasure measure, BoardRules rules) =>
        measure switch
        {
            BoardMeasure.Late => "dues avant aujourd'hui, ni répondues ni closes, et que la mairie peut faire avancer",
            BoardMeasure.Unowned => "chez le pilote, qui leur cherche un service",
            BoardMeasure.Refused => "rendues par un service ou non acceptées à temps, et pas reprises depuis",
            BoardMeasure.Unaccepted =>
                $"proposées à un service depuis plus de {rules.AcceptanceHours / 2} heures, jours ouvrés seulement ; à {rules.AcceptanceHours} heures, elles reviennent au pilote",
            BoardMeasure.WaitingLong =>
                $"pour lesquelles le service attend une réponse de l'usager depuis plus de {BoardRules.LongWaitDays} jours",
            BoardMeasure.Chased =>
                $"que l'usager a relancées au moins {BoardRules.ManyChasers} fois, et qui attendent encore",
            BoardMeasure.SilenceNear =>
                $"dont le délai légal finit dans {BoardRules.NearDays} jours au plus, sans réponse à ce jour",
            BoardMeasure.SilenceDecided =>
                "acceptées ou rejetées par la loi, faute de réponse à temps, et qui attendent encore",
            BoardMeasure.Unacknowledged =>
                $"dont l'accusé de réception est à envoyer dans {BoardRules.AcknowledgeDays} jours au plus, ou aurait dû l'être",
            BoardMeasure.PartnerSilent =>
                $"transmises à un organisme partenaire dont on n'a pas de nouvelles depuis {rules.PartnerSilenceDays} jours ouvrés",
            BoardMeasure.FirstAnswerLate =>
                "dont l'usager n'a encore eu aucun mot d'un agent à la date promise, bien que la réponse ne soit pas en retard",
            BoardMeasure.LetterUnanswered => "venues par lettre, et auxquelles aucun agent n'a encore répondu",
        };
}
