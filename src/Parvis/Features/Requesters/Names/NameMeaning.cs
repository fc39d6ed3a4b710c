namespace Parvis.Features.Requesters.Names;

/// <summary>Which known words may have been meant by each word typed.</summary>
/// <param name="Unknown">Words typed that mean nothing here.</param>
/// <param name="Allowed">Words a person may lack beyond these and still be found.</param>
sealed record NameMeaning(IReadOnlyList<NamePosition> Positions, int Unknown, int Allowed)
{
    // Guesses of how many people have a word beginning with so many letters.
    static readonly int[] BearersOfBeginning = [200_000, 40_000, 12_000, 4_000, 1_000];
    const int BearersOfLongBeginning = 200;

    /// <summary>Null when nobody can be found.</summary>
    public static NameMeaning? Of(TypedName name, IReadOnlyList<CandidateWord> candidates)
    {
        var known = name
            .Words.Select(word => (word.Beginning, Meant: Meant(word, candidates)))
            .Where(p => p.Meant.Count > 0 || p.Beginning is not null)
            .OrderBy(p => p.Meant.Sum(m => m.Bearers) + Bearers(p.Beginning))
            .ToList();
        var unknown = name.Words.Count - known.Count;
        var allowed = Math.Min(name.AllowedMissing - unknown, known.Count - 1);
        if (known.Count == 0 || allowed < 0)
            return null;
        return new NameMeaning(
            [
                // Rarest first: whoever lacks one word at most bears one of the first two.
                .. known.Select(p => new NamePosition(p.Beginning, p.Meant)),
            ],
            unknown,
            allowed
        );
    }

    static List<MeantWord> Meant(TypedWord typed, IReadOnlyList<CandidateWord> candidates) =>
        [
            .. from candidate in candidates
            let cost = typed.Spellings.Min(s => NameCost.Between(s, candidate.Word, candidate.Phonetic))
            where cost is not null
            select new MeantWord(candidate.Id, cost.Value, candidate.Bearers),
        ];

    static int Bearers(string? beginning) =>
        beginning is null ? 0
        : beginning.Length < BearersOfBeginning.Length ? BearersOfBeginning[beginning.Length]
        : BearersOfLongBeginning;
}

sealed record NamePosition(string? Beginning, IReadOnlyList<MeantWord> Words);

sealed record MeantWord(int Id, int Cost, int Bearers);

/// <summary>A word somebody's name has, and how many bear it, counted no further than it matters.</summary>
sealed record CandidateWord(int Id, string Word, string Phonetic, int Bearers);
