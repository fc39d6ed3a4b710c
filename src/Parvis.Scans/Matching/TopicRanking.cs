using Parvis.Scans.Texts;

namespace Parvis.Scans.Matching;

/// <summary>
/// Ranks the topics a letter may be about by the words of their names and synonyms that it has: the fewer topics have a
/// word, the more it weighs; in the object of the letter it weighs more.
/// </summary>
public sealed class TopicRanking
{
    const double InName = 1.0;
    const double InSynonym = 1.2;
    const double InWords = 0.5;
    const double InObject = 2.5;
    const double InEveryLetter = 0.3;

    readonly IReadOnlyList<TopicTerms> topics;
    readonly Dictionary<string, double> rarity;

    /// <param name="topics">Those among which a letter is filed.</param>
    public TopicRanking(IEnumerable<LetterTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        this.topics = [.. topics.Select(topic => new TopicTerms(topic, Terms(topic)))];
        var having = this
            .topics.SelectMany(topic => topic.Terms.SelectMany(term => term.Stems).Distinct())
            .CountBy(stem => stem);
        rarity = having.ToDictionary(
            pair => pair.Key,
            pair =>
                (Stems.IsInEveryLetter(pair.Key) ? InEveryLetter : 1)
                * Math.Log(1 + (double)this.topics.Count / pair.Value),
            StringComparer.Ordinal
        );
    }

    /// <summary>The likeliest first; none when no word of any topic is there.</summary>
    /// <param name="text">Of the letter, without addresses and politeness: <see cref="Reading.LetterReading.Body"/>.</param>
    /// <param name="letterObject">What it says it is about; null or empty when it does not.</param>
    /// <param name="language">ISO 639-1, of the letter: words of English, Spanish, Portuguese and Turkish are put into French.</param>
    /// <param name="most">How many are wanted.</param>
    public IReadOnlyList<RankedTopic> Rank(
        string text,
        string? letterObject = null,
        string? language = "fr",
        int most = 3
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var (inText, inObject) = (InFrench(text, language), InFrench(letterObject ?? "", language));
        return
        [
            .. topics
                .Select(topic => Weigh(topic, inText, inObject))
                .Where(ranked => ranked.Score > 0)
                .OrderByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Topic.Id, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    static LetterStems InFrench(string text, string? language) => new($"{text} {TownWords.InFrench(text, language)}");

    RankedTopic Weigh(TopicTerms topic, LetterStems text, LetterStems letterObject)
    {
        var found = topic
            .Terms.Select(term => (term.Written, Weight: Weigh(term, text) + InObject * Weigh(term, letterObject)))
            .Where(term => term.Weight > 0)
            .OrderByDescending(term => term.Weight)
            .ToList();
        // A topic with forty synonyms is not likelier than one with four: each further term counts less.
        var score = found.Select((term, rank) => term.Weight / (1 + 0.35 * rank)).Sum();
        return new RankedTopic(topic.Topic, score, [.. found.Select(term => term.Written).Distinct()]);
    }

    /// <summary>A term of several words counts for what is there of it, and little by half.</summary>
    double Weigh(Term term, LetterStems letter)
    {
        var all = term.Stems.Sum(stem => rarity[stem]);
        var there = term.Stems.Sum(stem => rarity[stem] * letter.Has(stem));
        return all == 0 ? 0 : term.Weight * there * (there / all) * (there / all);
    }

    static IReadOnlyList<Term> Terms(LetterTopic topic) =>
        [
            .. topic
                .Name.Split([',', ':', ';', '/', '('], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => Of(part, InName)),
            .. topic.Synonyms.Select(synonym => Of(synonym, InSynonym)),
            .. topic.Words.Select(word => Of(word, InWords)),
        ];

    static Term Of(string written, double weight) => new(written.Trim(), [.. Stems.Of(written).Distinct()], weight);

    sealed record Term(string Written, IReadOnlyList<string> Stems, double Weight);

    sealed record TopicTerms(LetterTopic Topic, IReadOnlyList<Term> Terms);
}
