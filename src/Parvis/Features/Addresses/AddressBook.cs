using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Addresses;

/// <summary>The addresses as they were read: never changes, safe to share. Streets are found by the beginnings of their words.</summary>
public sealed class AddressBook
{
    /// <summary>Farther, an address says nothing of a place: half a kilometre.</summary>
    const double Farthest = 500;

    const double MetresOfDegree = 111_320;

    readonly List<Street> streets;

    public AddressBook(IEnumerable<TownAddress> addresses) =>
        streets = [
            .. addresses
                .GroupBy(a => (a.Street, a.PostalCode, a.City, a.FormerCity))
                .Select(g => new Street(
                    g.Key.Street,
                    g.Key.PostalCode,
                    g.Key.City,
                    g.Key.FormerCity,
                    [.. Words($"{g.Key.Street} {g.Key.PostalCode} {g.Key.City} {g.Key.FormerCity}")],
                    Folding.Fold(g.Key.Street),
                    [
                        .. g.Where(a => a.Number is not null)
                            .OrderBy(a => a.Number)
                            .ThenBy(a => a.Suffix, StringComparer.Ordinal),
                    ]
                ))
                .OrderBy(s => s.Folded, StringComparer.Ordinal)
                .ThenBy(s => s.City, StringComparer.Ordinal),
        ];

    public int Count => streets.Sum(s => s.Numbers.Count);

    public bool IsEmpty => streets.Count == 0;

    /// <param name="typed">« 12 rue des lil », « 12bis lilas andard ».</param>
    /// <param name="most">As many at most.</param>
    /// <returns>Labels, likeliest first: what begins as it is typed, then what has all its words.</returns>
    public IReadOnlyList<string> Find(string? typed, int most)
    {
        var (number, suffix, words) = Read(typed);
        if (words.Count == 0)
            return [];
        var phrase = string.Join(' ', words);
        return
        [
            .. streets
                .Where(s => words.All(w => s.Words.Any(known => known.StartsWith(w, StringComparison.Ordinal))))
                .OrderBy(s => s.Folded.StartsWith(phrase, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(s => number is not null && !s.Has(number.Value, suffix))
                .ThenBy(s => s.Folded.Length)
                .SelectMany(s => s.Labels(number, suffix))
                .Take(most),
        ];
    }

    /// <param name="latitude">WGS 84, degrees.</param>
    /// <param name="longitude">The same.</param>
    /// <returns>The label of the nearest address; null when none is near.</returns>
    public string? Near(double latitude, double longitude)
    {
        // Over a town the earth is flat: a degree of longitude shrinks with the latitude, and that is all.
        var shrunk = Math.Cos(latitude * Math.PI / 180);
        var (nearest, distance) = ((string?)null, Farthest * Farthest);
        foreach (var street in streets)
        {
            foreach (var address in street.Numbers)
            {
                var north = (address.Latitude - latitude) * MetresOfDegree;
                var east = (address.Longitude - longitude) * MetresOfDegree * shrunk;
                if (north * north + east * east is { } squared && squared < distance)
                    (nearest, distance) = (street.LabelOf(address), squared);
            }
        }

        return nearest;
    }

    /// <summary>A number comes first, perhaps with its suffix stuck to it.</summary>
    static (int? Number, string Suffix, IReadOnlyList<string> Words) Read(string? typed)
    {
        var words = Words(typed).ToList();
        if (words is not [var first, .. var rest] || !char.IsAsciiDigit(first[0]))
            return (null, "", words);
        var digits = first.TakeWhile(char.IsAsciiDigit).Count();
        // A postal code is no number of a street.
        if (digits > 4 || !int.TryParse(first.AsSpan(0, digits), CultureInfo.InvariantCulture, out var number))
            return (null, "", words);
        var stuck = first[digits..];
        if (stuck.Length > 0)
            return (number, stuck, rest);
        return rest is [var second, .. var after] && IsSuffix(second) ? (number, second, after) : (number, "", rest);
    }

    static bool IsSuffix(string word) => word is "bis" or "ter" or "quater" || word.Length == 1;

    static IEnumerable<string> Words(string? text) =>
        Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    sealed record Street(
        string Name,
        string PostalCode,
        string City,
        string FormerCity,
        IReadOnlyList<string> Words,
        string Folded,
        IReadOnlyList<TownAddress> Numbers
    )
    {
        public bool Has(int number, string suffix) => Matching(number, suffix).Any();

        /// <summary>The street itself when no number is typed, or none of its own.</summary>
        public IEnumerable<string> Labels(int? number, string suffix)
        {
            var found = number is { } typed ? Matching(typed, suffix).ToList() : [];
            return found.Count == 0
                ? [Label(number is { } kept ? $"{kept}{(suffix.Length > 0 ? $" {suffix}" : "")}" : "")]
                : found.Select(LabelOf);
        }

        public string LabelOf(TownAddress address) =>
            Label($"{address.Number}{(address.Suffix.Length > 0 ? $" {address.Suffix}" : "")}");

        IEnumerable<TownAddress> Matching(int number, string suffix) =>
            Numbers.Where(a =>
                a.Number == number && Folding.Fold(a.Suffix).StartsWith(suffix, StringComparison.Ordinal)
            );

        string Label(string number)
        {
            var former = FormerCity.Length > 0 && FormerCity != City ? $" ({FormerCity})" : "";
            return $"{(number.Length > 0 ? $"{number} " : "")}{Name}, {PostalCode} {City}{former}";
        }
    }
}
