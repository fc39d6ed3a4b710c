namespace Parvis.Features.Requesters.Names;

/// <summary>Which known words may have been meant by each word typed, the rarest first.</summary>
/// <param name="Positions">Whoever lacks one word at most bears one of the first two.</param>
/// <param name="Unknown">Words typed that mean nothing here.</param>
/// <param name="Allowed">Words a person may lack beyond these and still be found.</param>
sealed record NameMeaning(IReadOnlyList<IReadOnlyList<MeantWord>> Positions, int Unknown, int Allowed)
{
    const int Enough = CandidateWord.MostCounted;
    const int TooMany = 10 * CandidateWord.MostCounted;

    /// <summary>Null when nobody can be found.</summary>
    public static NameMeaning? Of(TypedName name, IReadOnlyList<CandidateWord> candidates)
    {
        var known = name
            .Words.Select((word, place) => (place, Meant: Meant(word, candidates)))
            .Where(p => p.Meant.Count > 0)
            .OrderBy(p => p.Meant.Sum(m => m.Bearers))
            // Of two words that many people bear, the second is more often a family name.
            .ThenByDescending(p => p.place)
            .Select(p => p.Meant)
            .ToList();
        var unknown = name.Words.Count - known.Count;
        var allowed = Math.Min(name.AllowedMissing - unknown, known.Count - 1);
        if (known.Count == 0 || allowed < 0)
            return null;
        if (known is [var only] && unknown == 0)
            known = [Nearest(only)];
        return new NameMeaning(known, unknown, allowed);
    }

    static List<MeantWord> Meant(TypedWord typed, IReadOnlyList<CandidateWord> candidates) =>
        [
            .. from candidate in candidates
            let cost = typed.CostOf(candidate.Word, candidate.Phonetic)
            where cost is not null
            select new MeantWord(candidate.Id, cost.Value, candidate.Bearers),
        ];

    /// <summary>
    /// The nearest words, as long as they do not give more people than anybody reads. A beginning common to half of
    /// the town is a case for one more letter.
    /// </summary>
    static List<MeantWord> Nearest(List<MeantWord> meant)
    {
        var kept = new List<MeantWord>(meant.Count);
        var bearers = 0;
        foreach (var words in meant.GroupBy(word => word.Cost).OrderBy(words => words.Key))
        {
            foreach (var word in words)
            {
                kept.Add(word);
                bearers += word.Bearers;
                if (bearers >= TooMany)
                    return kept;
            }

            if (bearers >= Enough)
                return kept;
        }

        return kept;
    }
}

sealed record MeantWord(int Id, int Cost, int Bearers);

/// <summary>A word somebody's name has, and how many bear it, counted no further than it matters.</summary>
sealed record CandidateWord(int Id, string Word, string Phonetic, int Bearers)
{
    /// <summary>Enough to tell a rare word from a common one.</summary>
    public const int MostCounted = 300;
}
