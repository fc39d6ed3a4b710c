using System.Globalization;

namespace Parvis.Demo;

/// <summary>First and last names as a French town hears them today, by origin and generation.</summary>
sealed class NamePool
{
    readonly Weighted<Origin> origins;
    readonly string[] beginnings;
    readonly string[] endings;

    public NamePool()
    {
        var sections = DemoContent.Sections("names.txt");
        origins = new Weighted<Origin>(
            sections
                .Where(s => s.Key != "racines")
                .Select(s =>
                {
                    var cut = s.Key.LastIndexOf(' ');
                    var weight = double.Parse(s.Key[(cut + 1)..], CultureInfo.InvariantCulture);
                    return (Origin.Read(s.Value), weight);
                })
        );
        beginnings = Words(sections["racines"][0]);
        endings = Words(sections["racines"][1]);
    }

    public Origin DrawOrigin(Chance chance) => origins.Draw(chance);

    /// <summary>Some names are rare ones, composed like « Beaumont », so that a large town has enough of them.</summary>
    public string LastName(Origin origin, Chance chance)
    {
        if (origin.Rare && chance.Of(0.25))
            return chance.Pick(beginnings) + chance.Pick(endings);
        var name = chance.PickSkewed(origin.LastNames, 1.6);
        return chance.Of(0.02) ? $"{name}-{chance.PickSkewed(origin.LastNames, 1.6)}" : name;
    }

    static string[] Words(string line) => line.Split(": ", 2)[1].Split(", ");

    public sealed record Origin(
        string[] LastNames,
        Dictionary<(bool Woman, Generation Generation), string[]> FirstNames,
        bool Rare
    )
    {
        public string FirstName(bool woman, int birthYear, Chance chance)
        {
            var generation = birthYear switch
            {
                < 1955 => Generation.Old,
                < 1985 => Generation.Middle,
                _ => Generation.Young,
            };
            return chance.PickSkewed(FirstNames[(woman, generation)], 1.3);
        }

        public static Origin Read(string[] lines)
        {
            var lists = lines
                .Select(l => l.Split(": ", 2))
                .ToDictionary(l => l[0], l => l[1].Split(", "), StringComparer.Ordinal);
            var firstNames = new Dictionary<(bool, Generation), string[]>();
            foreach (var (woman, key) in new[] { (true, "femmes"), (false, "hommes") })
            {
                firstNames[(woman, Generation.Middle)] = lists[key];
                firstNames[(woman, Generation.Old)] =
                    lists.GetValueOrDefault(key + " anciennes")
                    ?? lists.GetValueOrDefault(key + " anciens")
                    ?? lists[key];
                firstNames[(woman, Generation.Young)] = lists.GetValueOrDefault(key + " jeunes") ?? lists[key];
            }

            return new Origin(lists["noms"], firstNames, lists["noms"].Length > 200);
        }
    }

    public enum Generation
    {
        Old,
        Middle,
        Young,
    }
}
