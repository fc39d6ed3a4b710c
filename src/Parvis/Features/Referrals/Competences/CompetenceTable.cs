using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Referrals.Competences;

/// <summary>Who does what, as it was read: never changes, safe to share.</summary>
public sealed class CompetenceTable(IReadOnlyList<CompetenceEntry> entries)
{
    /// <summary>
    /// The partner whose a request usually is: the nearest topic first, then the row that says most about the place. Null
    /// when it is the town's, as far as the table knows.
    /// </summary>
    public CompetenceEntry? Find(TopicEntry? topic, string? place)
    {
        if (topic is null || entries.Count == 0)
            return null;
        var nearest = topic.Ancestors.Reverse().Prepend(topic.Id).ToList();
        var words = $" {Folding.Fold(place)} ";
        return entries
            .Where(e =>
                nearest.Contains(e.TopicId) && e.PlaceWords.All(w => words.Contains($" {w} ", StringComparison.Ordinal))
            )
            .OrderBy(e => nearest.IndexOf(e.TopicId))
            .ThenByDescending(e => e.PlaceWords.Count)
            .ThenBy(e => e.PartnerName, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}

/// <param name="PlaceWords">Folded; none is everywhere.</param>
/// <param name="Confirmed">Somebody of the town checked it.</param>
public sealed record CompetenceEntry(
    Guid TopicId,
    IReadOnlyList<string> PlaceWords,
    Guid PartnerId,
    string PartnerName,
    bool Confirmed
);
