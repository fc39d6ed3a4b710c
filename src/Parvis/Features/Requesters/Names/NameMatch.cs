namespace Parvis.Features.Requesters.Names;

/// <summary>A person found by name; homonyms come with what tells them apart.</summary>
public sealed record NameMatch
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required RequesterKind Kind { get; init; }

    public required string DisplayName { get; init; }

    public required string BirthName { get; init; }

    public required string UsageName { get; init; }

    public required bool PrefersUsageName { get; init; }

    public string OtherName => RequesterNaming.OtherName(BirthName, UsageName, PrefersUsageName);

    public DateOnly? BirthDate { get; init; }

    public int OpenRequests { get; init; }

    public DateTime? LastContactAt { get; init; }

    /// <summary>Words typed that this name lacks.</summary>
    internal int Missing { get; init; }

    internal int Cost { get; init; }

    /// <summary>Found as typed, not by a typo or a sound.</summary>
    public bool IsAsTyped => Missing == 0 && Cost <= NameCost.Begun;

    /// <summary>
    /// For the last ranking: words of the name shown that nobody typed (« marie dupont » is Marie Dupont before
    /// Anne-Marie Dupont, and before Marie Martin whose usage name is Dupont), then the order of the words.
    /// </summary>
    internal (int NotTyped, int Reversed) Against(TypedName typed)
    {
        if (typed.Words.Count == 1)
            return (0, 0);
        var shown = NameWords.Split(DisplayName);
        var places = typed.Words.Select(word => Array.FindIndex(shown, word.MayMean)).ToList();
        // A particle nobody typed counts too, less than a word.
        var notTyped = shown
            .Where((word, place) => !places.Contains(place) && !typed.Particles.Contains(word))
            .Sum(word => NameWords.IsParticle(word) ? 1 : 2);
        return (notTyped, places[0] > places[^1] && places[^1] >= 0 ? 1 : 0);
    }
}
