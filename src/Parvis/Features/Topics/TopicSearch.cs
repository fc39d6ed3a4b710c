using Parvis.Data;

namespace Parvis.Features.Topics;

public enum PhraseKind
{
    Name,
    Synonym,
    Above,
}

/// <summary>A text a topic is known by, with its folded words.</summary>
public sealed record SearchPhrase(string Text, string Folded, PhraseKind Kind)
{
    public string[] Words { get; } = Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// Type-ahead on topics, in memory: every word typed must begin a word of the name, of a synonym or of a topic above,
/// one letter wrong being forgiven from four letters, two from eight.
/// </summary>
static class TopicSearch
{
    public const int NoMatch = int.MaxValue;

    static readonly HashSet<string> SmallWords =
    [
        "a",
        "au",
        "aux",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "mon",
        "ma",
        "mes",
        "ou",
        "par",
        "pas",
        "pour",
        "sur",
        "un",
        "une",
    ];

    public static IReadOnlyList<TopicSuggestion> Find(IEnumerable<TopicEntry> topics, string? typed, int take) =>
        [
            .. Rank(topics, t => t.Phrases, t => t.Path, typed, take)
                .Select(found => new TopicSuggestion(found.Item, found.FoundBy)),
        ];

    /// <summary>The same for anything that is known by phrases: nearest first.</summary>
    public static IEnumerable<(T Item, string? FoundBy)> Rank<T>(
        IEnumerable<T> items,
        Func<T, IReadOnlyList<SearchPhrase>> phrases,
        Func<T, string> path,
        string? typed,
        int take
    )
    {
        var folded = Folding.Fold(typed);
        var words = WordsOf(folded);
        if (words.Length == 0)
            return [];
        return items
            .Select(item => (Item: item, Phrases: phrases(item)))
            .Where(known => known.Phrases.Count > 0)
            .Select(known => (known.Item, known.Phrases, Match: Score(known.Phrases, folded, words)))
            .Where(found => found.Match.Score != NoMatch)
            .OrderBy(found => found.Match.Score)
            .ThenBy(found => found.Phrases[0].Text.Length)
            .ThenBy(found => path(found.Item), StringComparer.Ordinal)
            .Take(take)
            .Select(found => (found.Item, found.Match.Synonym));
    }

    /// <summary>Those that say something; the last one may be the beginning of one that does.</summary>
    public static string[] WordsOf(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words.Any(w => !SmallWords.Contains(w))
            ? [.. words.Where((w, i) => i == words.Length - 1 || !SmallWords.Contains(w))]
            : words;
    }

    /// <summary>The lower the nearer: whole phrase, then each word by where and how well it was found.</summary>
    static (int Score, string? Synonym) Score(IReadOnlyList<SearchPhrase> phrases, string folded, string[] words)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Kind != PhraseKind.Above && phrase.Folded.StartsWith(folded, StringComparison.Ordinal))
                return ((int)phrase.Kind, phrase.Kind == PhraseKind.Synonym ? phrase.Text : null);
        }

        var total = 10;
        string? synonym = null;
        foreach (var word in words)
        {
            var best = NoMatch;
            SearchPhrase? by = null;
            foreach (var phrase in phrases)
            {
                foreach (var known in phrase.Words)
                {
                    var distance = Distance(word, known);
                    if (distance == NoMatch)
                        continue;
                    var score = (int)phrase.Kind * 3 + distance * 4;
                    if (score < best)
                        (best, by) = (score, phrase);
                }
            }

            if (by is null)
                return (NoMatch, null);
            total += best;
            if (by.Kind == PhraseKind.Synonym)
                synonym ??= by.Text;
        }

        return (total, synonym);
    }

    /// <summary>0 when the known word begins with what was typed, else the letters wrong, else no match.</summary>
    public static int Distance(string typed, string known)
    {
        if (known.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        var allowed = typed.Length switch
        {
            < 4 => 0,
            < 8 => 1,
            _ => 2,
        };
        // Longer by more than may be wrong, it never fits: a visitor's page of letters must cost nothing.
        if (allowed == 0 || typed.Length > known.Length + allowed || (typed[0] != known[0] && typed.Length < 6))
            return NoMatch;
        var distance = PrefixEdits.Count(typed, known);
        return distance <= allowed ? distance : NoMatch;
    }
}

/// <summary>A topic offered, and the synonym it was found by when the name does not show why.</summary>
public sealed record TopicSuggestion(TopicEntry Topic, string? FoundBy);
