namespace Parvis.Scans.Matching;

/// <summary>A topic of the town.</summary>
/// <param name="Id">The caller's own.</param>
/// <param name="Name">As agents read it.</param>
public sealed record LetterTopic(string Id, string Name)
{
    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Words of past requests on it, when the caller keeps some.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <param name="Topic">What the letter may be about.</param>
/// <param name="Score">Above zero; to compare the topics of one letter only.</param>
/// <param name="Terms">What was found, the heaviest first.</param>
public sealed record RankedTopic(LetterTopic Topic, double Score, IReadOnlyList<string> Terms);
