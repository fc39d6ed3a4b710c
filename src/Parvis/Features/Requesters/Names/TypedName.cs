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
        // No name has a longer word: a link pasted by mistake, which is looked for by its beginning.
        parts = [.. parts.Select(part => part.Length <= NameWord.MaxLength ? part : part[..NameWord.MaxLength])];
        // Of « le céline », both count: Mrs Céline Le is meant as much as any Céline.
        var particlesCount = parts.Count(part => !NameWords.IsParticle(part)) < 2;
        var words = new List<TypedWord>();
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            // « dupont m »: an initial while typing; « dupont le » may become « dupont leon ».
            if (NameWords.IsParticle(parts[i]) && !particlesCount && !last)
                continue;
            words.Add(Word(parts, i, last));
        }

        return new TypedName(words, [.. parts.Where(NameWords.IsParticle)]);
    }

    public IEnumerable<TypedSpelling> Spellings => Words.SelectMany(word => word.Spellings);

    /// <summary>One word out of three or more may be wrong altogether: a second first name nobody recorded.</summary>
    public int AllowedMissing =>
        Words.Count >= 3 || Words.Any(word => NameWords.IsParticle(word.Spellings[0].Text)) ? 1 : 0;

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
        // Alone, two letters begin half of the names of a town.
        var unfinished = own.Length >= ShortestAbbreviation || (last && parts.Length > 1);
        return new TypedWord([.. spellings.Where(s => s.Text.Length <= NameWord.MaxLength)], unfinished ? own : null);
    }
}

/// <param name="Spellings">The word as typed, and joined to its neighbours.</param>
/// <param name="Beginning">Also found by words that begin like it; null for a short word that is not the last.</param>
public sealed record TypedWord(IReadOnlyList<TypedSpelling> Spellings, string? Beginning)
{
    /// <summary>How far a name's word is from this one, joined or not, begun or whole; null when it is another word.</summary>
    internal int? CostOf(string word, string phonetic)
    {
        int? least = null;
        foreach (var spelling in Spellings)
        {
            if (NameCost.Between(spelling, word, phonetic) is { } cost && (least is null || cost < least))
                least = cost;
        }

        if (
            Beginning is null
            || word.Length <= Beginning.Length
            || !word.StartsWith(Beginning, StringComparison.Ordinal)
        )
            return least;
        var begun = word.Length == Beginning.Length + 1 ? NameCost.OneLetterMore : NameCost.Begun;
        return least < begun ? least : begun;
    }

    /// <summary>Could this word of a name be the one meant?</summary>
    public bool MayMean(string name) => CostOf(name, FrenchPhonetic.Of(name)) is not null;
}

public sealed record TypedSpelling(string Text, bool Joined)
{
    public string Phonetic { get; } = FrenchPhonetic.Of(Text);
}
