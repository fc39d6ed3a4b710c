using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>
/// What is left of a place however it is written: « 12, av. de la République », « Avenue de la République (au 12) ».
/// The words of the street in alphabetical order, then the house number, so that a street is the beginning of its
/// addresses. Other numbers belong to the name of the street: « rue du 8 Mai 1945 ».
/// </summary>
public static partial class PlaceKey
{
    /// <summary>Shorter, it says too little to compare: « rue », « 12 ».</summary>
    const int Shortest = 4;

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

    static readonly HashSet<string> StreetTypes = Words(
        "allee avenue boulevard chemin cour impasse lotissement passage place quai residence route rue square"
    );

    static readonly HashSet<string> Empty = Words(
        "a angle au aux cote coin d de des devant derriere du en entre et face l la le les n no numero pres proche sur vers"
    );

    static readonly HashSet<string> BeforeNumber = Words("au n no numero");

    static readonly HashSet<string> AfterNumber = Words("bis ter quater");

    public static string Of(string? place)
    {
        place = City().Replace(place ?? "", " ${former}");
        var words = Folding.Fold(place).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (street, house) = (new SortedSet<string>(StringComparer.Ordinal), new List<string>());
        var apart = EndsInHouse(place) ? words.Length - 1 : -1;
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (IsNumber(word) && (street.Count == 0 || BeforeNumber.Contains(words[at - 1]) || at == apart))
                house.Add(at + 1 < words.Length && AfterNumber.Contains(words[at + 1]) ? word + words[++at] : word);
            else if (!Empty.Contains(word) || IsName(words, at))
                street.Add(InFull.GetValueOrDefault(word, word));
        }

        return string.Join(' ', street.Concat(house));
    }

    /// <summary>Whether a key says enough to compare places by it: more than « avenue » or « au 12 ».</summary>
    public static bool IsTelling(string key) =>
        key.Length >= Shortest && key.Split(' ').Any(word => !IsNumber(word) && !StreetTypes.Contains(word));

    /// <summary>The key of the street a house is in, or the key itself when it holds no house.</summary>
    public static string StreetOf(string key)
    {
        var words = key.Split(' ');
        // Digits sort before letters: numbers that end a key come after the words of the street.
        var street = string.Join(' ', words[..(Array.FindLastIndex(words, word => !IsNumber(word)) + 1)]);
        return street.Length == 0 ? key : street;
    }

    /// <summary>« rue de la République, 12 »</summary>
    static bool EndsInHouse(string? place) =>
        place?.LastIndexOf(',') is > 0 and var comma && IsNumber(Folding.Fold(place[(comma + 1)..]));

    /// <summary>A letter alone at the end is no article: « Bâtiment A ».</summary>
    static bool IsName(string[] words, int at) => at > 0 && at == words.Length - 1 && words[at].Length == 1;

    /// <summary>« 12 », « 12b », « 12bis », but not « 3eme ».</summary>
    static bool IsNumber(string word)
    {
        var letters = word.AsSpan().TrimStart("0123456789");
        return letters.Length < word.Length && (letters.Length < 2 || AfterNumber.Contains(letters.ToString()));
    }

    static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);

    /// <summary>
    /// « , 49800 Loire-Authion (Andard) », as files of addresses end: of it, only the commune it was says where a street is.
    /// </summary>
    [GeneratedRegex(
        @",\s*\d{5}\s[^()]*(\((?<former>[^()]*)\))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex City();
}
