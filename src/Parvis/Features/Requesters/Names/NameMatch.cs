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

    /// <summary>The same name, give or take one slip of the keyboard.</summary>
    public bool IsAlmostAsTyped => Missing == 0 && Cost <= NameCost.OneSlip;

    const int WordNotTyped = 4;
    const int WordNotShown = 3;
    const int OtherParticle = 2;
    const int Reversed = 4;

    /// <summary>
    /// For the last ranking, against the name shown: « marie dupont » is Marie Dupont before Anne-Marie Dupont, and
    /// before Marie Martin whose usage name is Dupont; « dupont marie » is her too.
    /// </summary>
    internal int CostAgainst(TypedName typed)
    {
        if (typed.Words.Count == 1 && typed.Particles.Count == 0)
            return Cost;
        var shown = NameWords.Split(DisplayName);
        var places = Places(typed, shown);
        var cost = Cost;
        for (var place = 0; place < shown.Length; place++)
        {
            if (NameWords.IsParticle(shown[place]))
                cost += typed.Particles.Contains(shown[place]) ? 0 : OtherParticle;
            else if (!places.Contains(place))
                cost += WordNotTyped;
        }

        cost += typed.Particles.Count(particle => !shown.Contains(particle)) * OtherParticle;
        cost += places.Count(place => place < 0) * WordNotShown;
        return places[0] > places[^1] && places[^1] >= 0 ? cost + Reversed : cost;
    }

    /// <summary>Where each word typed stands; « jean jean-paul » needs two Jean.</summary>
    static List<int> Places(TypedName typed, string[] shown)
    {
        var places = new List<int>(typed.Words.Count);
        foreach (var word in typed.Words)
        {
            var place = Array.FindIndex(shown, word.MayMean);
            while (place >= 0 && places.Contains(place))
                place = Array.FindIndex(shown, place + 1, word.MayMean);
            places.Add(place);
        }

        return places;
    }
}
