namespace Parvis.Features.Topics;

/// <summary>
/// How long a request is kept once it ended. No text gives one figure for residents' requests: the town decides, between what
/// appeals need and what the GDPR allows (article 5-1-e); these are what is suggested until it does.
/// </summary>
public static class Retention
{
    /// <summary>CJA R421-1: a decision is brought before the court within two months.</summary>
    public const int Least = 3;

    public const int Most = 120;

    /// <summary>Of what has no topic: nobody knows yet whether money or a right depends on it.</summary>
    public const int Unsorted = Disputed;

    /// <summary>
    /// Who claims money from a town has four years from the first of January that follows (law of 31 December 1968), and five
    /// years otherwise (code civil, article 2224).
    /// </summary>
    const int Disputed = 60;

    const int Reported = 24;
    const int Told = 12;

    public static int Suggested(TopicKind kind) =>
        kind switch
        {
            TopicKind.Information => Told,
            TopicKind.Report => Reported,
            TopicKind.Complaint or TopicKind.Procedure or TopicKind.Appeal => Disputed,
        };

    public static int MonthsOf(TopicEntry? topic) => topic?.RetentionMonths ?? Unsorted;

    public static string InWords =>
        $"{Told} mois pour un renseignement, {Reported} pour un signalement, {Disputed} pour le reste";
}
