using Parvis.Data;

namespace Parvis.Features.Requests.Duplicates;

/// <summary>
/// What is left of a place however it is written: « 12, av. de la République », « Avenue de la République (au 12) ».
/// The words of the street in alphabetical order, then the numbers, so that a street is the beginning of its addresses.
/// </summary>
public static class PlaceKey
{
    /// <summary>Shorter, it says too little to compare: « rue », « 12 ».</summary>
    const int Shortest = 4;

    const string Beyond = "!";

    static readonly Dictionary<string, string> InFull = new(StringComparer.Ordinal)
    {
        ["all"] = "allee",
        ["av"] = "avenue",
        ["ave"] = "avenue",
        ["bd"] = "boulevard",
        ["bld"] = "boulevard",
        ["blvd"] = "boulevard",
        ["boul"] = "boulevard",
        ["bat"] = "batiment",
        ["ch"] = "chemin",
        ["che"] = "chemin",
        ["chem"] = "chemin",
        ["fbg"] = "faubourg",
        ["fg"] = "faubourg",
        ["gal"] = "general",
        ["imp"] = "impasse",
        ["lot"] = "lotissement",
        ["mal"] = "marechal",
        ["pas"] = "passage",
        ["pl"] = "place",
        ["qu"] = "quai",
        ["r"] = "rue",
        ["res"] = "residence",
        ["rte"] = "route",
        ["sq"] = "square",
        ["st"] = "saint",
        ["ste"] = "sainte",
    };

    static readonly HashSet<string> Empty = new(
        "a angle au aux cote coin d de des devant derriere du en entre et face l la le les n no numero pres proche sur vers".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    public static string Of(string? place)
    {
        var words = Folding
            .Fold(place)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => InFull.GetValueOrDefault(word, word))
            .Where(word => !Empty.Contains(word))
            .ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', words.OrderBy(IsNumber).ThenBy(word => word, StringComparer.Ordinal));
    }

    /// <summary>Whether a key says enough to compare places by it.</summary>
    public static bool IsTelling(string key) => key.Length >= Shortest && key.Any(char.IsLetter);

    /// <summary>The same place, the whole street for a number in it, and its numbers for a street.</summary>
    public static IQueryable<CitizenRequest> Near(this IQueryable<CitizenRequest> requests, string key)
    {
        var street = string.Join(' ', key.Split(' ').TakeWhile(word => !IsNumber(word)));
        if (street.Length == 0 || street == key)
        {
            var (first, end) = ($"{key} ", key + Beyond);
            return requests.Where(r =>
                r.PlaceKey == key || (r.PlaceKey.CompareTo(first) >= 0 && r.PlaceKey.CompareTo(end) < 0)
            );
        }

        return requests.Where(r => r.PlaceKey == key || r.PlaceKey == street);
    }

    static bool IsNumber(string word) => char.IsDigit(word[0]) || word is "bis" or "ter" or "quater";
}
