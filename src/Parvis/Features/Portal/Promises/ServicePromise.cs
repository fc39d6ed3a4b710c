namespace Parvis.Features.Portal.Promises;

/// <summary>What the town promises about one topic, and what it did.</summary>
/// <param name="TopicId">Of the topic.</param>
/// <param name="Domain">The topic at the top of the tree.</param>
/// <param name="Topic">Its name, with those in between.</param>
/// <param name="WorkingDays">Promised, from the day it is received.</param>
/// <param name="FirstAnswerDays">Promised for a first word of a person, when that is sooner.</param>
/// <param name="Answered">Over the months measured.</param>
/// <param name="InTime">Of them, by the date announced.</param>
/// <param name="MedianDays">Half of the answers took so many calendar days or less.</param>
public sealed record ServicePromise(
    Guid TopicId,
    string Domain,
    string Topic,
    int WorkingDays,
    int? FirstAnswerDays,
    int Answered,
    int InTime,
    double? MedianDays
)
{
    /// <summary>Fewer answers tell of people rather than of a service.</summary>
    public const int FewestAnswers = 10;

    public bool IsMeasured => Answered >= FewestAnswers;

    /// <summary>Never rounded up to all.</summary>
    public int InTimePercent => (int)(100L * InTime / Math.Max(1, Answered));
}
