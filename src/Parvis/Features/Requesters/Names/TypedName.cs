namespace Parvis.Features.Requesters.Names;

/// <summary>What somebody typed to find a person: words in any order, the last one perhaps unfinished.</summary>
/// <param name="Words">The words that count.</param>
/// <param name="Particles">Those that only help to choose between two names.</param>
public sealed record TypedName(IReadOnlyList<TypedWord> Words, IReadOnlyCollection<string> Particles)
{
    public const int MostWords = 6;
    const int ShortestAbbreviation = 3;

    /// <summary>« Marie Le Goff »: three words typed, two that count.</summary>
    public static TypedName Parse(string? text)
    {
        var parts = NameWords.Split(text);
        if (parts.Length > 1 && NameWords.IsCivility(parts[0]))
            parts = parts[1..];
        if (parts.Length > MostWords)
            parts = parts[..MostWords];
        var onlyParticles = parts.All(NameWords.IsParticle);
        var words = new List<TypedWord>();
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            // « dupont m »: an initial while typing; « dupont le » may become « dupont leon ».
            if (NameWords.IsParticle(parts[i]) && !onlyParticles && !last)
                continue;
            words.Add(Word(parts, i, last));
        }

        return new TypedName(words, [.. parts.Where(NameWords.IsParticle)]);
    }

    public IEnumerable<TypedSpelling> Spellings => Words.SelectMany(word => word.Spellings);

    /// <summary>One word out of three or more may be wrong altogether: a second first name nobody recorded.</summary>
    public int AllowedMissing => Words.Count >= 3 ? 1 : 0;

    static TypedWord Word(string[] parts, int at, bool last)
    {
        var own = parts[at];
        var spellings = new List<TypedSpelling> { new(own, Joined: false) };
        // « le goff » is also « legoff », « jean pierre » is also « jeanpierre ».
        var joined = own;
        for (var before = at - 1; before >= 0; before--)
        {
            joined = parts[before] + joined;
            spellings.Add(new TypedSpelling(joined, Joined: true));
            if (!NameWords.IsParticle(parts[before]))
                break;
        }

        if (!last)
            spellings.Add(new TypedSpelling(own + parts[at + 1], Joined: true));
        return new TypedWord(
            [.. spellings.Where(s => s.Text.Length <= NameWord.MaxLength)],
            last || own.Length >= ShortestAbbreviation ? own : null
        );
    }
}

/// <param name="Spellings">The word as typed, and joined to its neighbours.</param>
/// <param name="Beginning">Also found by words that begin like it; null for a short word that is not the last.</param>
public sealed record TypedWord(IReadOnlyList<TypedSpelling> Spellings, string? Beginning)
{
    /// <summary>Could this word of a name be the one meant?</summary>
    public bool MayMean(string name) =>
        (Beginning is not null && name.StartsWith(Beginning, StringComparison.Ordinal))
        || NameCost.Between(Spellings[0], name, FrenchPhonetic.Of(name)) is not null;
}

public sealed record TypedSpelling(string Text, bool Joined)
{
    public string Phonetic { get; } = FrenchPhonetic.Of(Text);
}
