using System.Collections.Frozen;
using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.OfficialSheets.Search;

/// <summary>
/// The fiches as they were read: never changes, safe to share. Found by the beginnings of words, accents aside, one letter wrong
/// forgiven from four letters, two from eight; what the title says counts before what the description says.
/// </summary>
public sealed class FicheIndex
{
    const int MostWords = 8;

    /// <summary>A word of the description, or a subject, is so many letters wrong away from one of the title.</summary>
    const int OutOfTitle = 6;
    const int PerLetter = 4;
    const int WholeTitle = -10;

    /// <summary>A form or a definition after the fiche that explains it.</summary>
    const int OfResource = 3;

    readonly FrozenDictionary<string, FicheEntry> byId;
    readonly FrozenDictionary<string, string> redirections;
    readonly FicheEntry[] all;
    readonly string[] titles;

    /// <summary>In each word, the fiches that have it: those in their titles are written as such.</summary>
    readonly KeyValuePair<string, (int Fiche, bool InTitle)[]>[] words;

    public FicheIndex(IEnumerable<FicheEntry> fiches, IReadOnlyDictionary<string, string> redirections)
    {
        all = [.. fiches.OrderBy(f => f.Id, StringComparer.Ordinal)];
        titles = [.. all.Select(f => Folding.Fold(f.Title))];
        byId = all.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
        this.redirections = redirections.ToFrozenDictionary(StringComparer.Ordinal);
        var lists = new Dictionary<string, List<(int, bool)>>(StringComparer.Ordinal);
        for (var at = 0; at < all.Length; at++)
        {
            var inTitle = Split(titles[at]).ToHashSet(StringComparer.Ordinal);
            foreach (var word in inTitle)
                Add(word, at, inTitle: true);
            foreach (var word in Split(Folding.Fold(all[at].Searched)).Distinct(StringComparer.Ordinal))
            {
                if (!inTitle.Contains(word))
                    Add(word, at, inTitle: false);
            }
        }

        words = [.. lists.Select(l => KeyValuePair.Create(l.Key, l.Value.ToArray()))];

        void Add(string word, int at, bool inTitle)
        {
            if (!lists.TryGetValue(word, out var list))
                lists[word] = list = [];
            list.Add((at, inTitle));
        }
    }

    public int Count => all.Length;

    public FicheEntry? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The fiche that took its place, however many came between; null when none did that is here.</summary>
    public FicheEntry? Replacing(string id)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { id };
        for (var at = id; redirections.TryGetValue(at, out var next) && passed.Add(next); at = next)
        {
            if (Find(next) is { } there)
                return there;
        }

        return null;
    }

    /// <returns>Likeliest first.</returns>
    public IReadOnlyList<FicheEntry> Search(string? typed, int most)
    {
        var folded = Folding.Fold(typed);
        if (FicheIds.In(typed) is { } id && Find(id) is { } named)
            return [named];
        // A visitor may paste a page of words: the first ones tell.
        var asked = TopicSearch.WordsOf(folded).Take(MostWords).ToList();
        if (asked.Count == 0)
            return [];
        Dictionary<int, int>? scores = null;
        foreach (var word in asked)
        {
            var found = Scores(word);
            scores = scores is null
                ? found
                : scores.Where(s => found.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => s.Value + found[s.Key]);
            if (scores.Count == 0)
                return [];
        }

        return
        [
            .. scores!
                .Select(s => (At: s.Key, Score: s.Value + ScoreOf(s.Key, folded)))
                .OrderBy(s => s.Score)
                .ThenBy(s => titles[s.At].Length)
                .ThenBy(s => s.At)
                .Take(most)
                .Select(s => all[s.At]),
        ];
    }

    int ScoreOf(int at, string folded) =>
        (titles[at].StartsWith(folded, StringComparison.Ordinal) ? WholeTitle : 0)
        + (all[at].Id[0] == 'R' ? OfResource : 0);

    /// <summary>By fiche, how near it has this word.</summary>
    Dictionary<int, int> Scores(string word)
    {
        var scores = new Dictionary<int, int>();
        foreach (var (known, fiches) in words)
        {
            var distance = TopicSearch.Distance(word, known);
            if (distance == TopicSearch.NoMatch)
                continue;
            // The word itself before those it begins.
            var score = distance * PerLetter + (known.Length == word.Length ? 0 : 1);
            foreach (var (fiche, inTitle) in fiches)
            {
                var here = score + (inTitle ? 0 : OutOfTitle);
                if (!scores.TryGetValue(fiche, out var best) || here < best)
                    scores[fiche] = here;
            }
        }

        return scores;
    }

    static string[] Split(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Id">« F1342 »</param>
/// <param name="Title">As the State writes it.</param>
/// <param name="Description">In a sentence or two.</param>
/// <param name="Keywords">Found by them, never shown.</param>
/// <param name="Kind">« Fiche d'information ».</param>
/// <param name="Audience">« Particuliers ».</param>
/// <param name="ModifiedOn">By the State.</param>
public sealed record FicheEntry(
    string Id,
    string Title,
    string Description,
    string Keywords,
    string Kind,
    string Audience,
    DateOnly? ModifiedOn
)
{
    internal string Searched => $"{Description} {Keywords}";
}
