using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.TestKit;

/// <summary>
/// As many believable people as wanted, the same for the same seed: a few names that thousands bear, thousands of
/// names that a few bear, usage names, several first names, shared phones.
/// </summary>
public sealed class Crowd(int seed, bool contacts = true)
{
    static readonly string[] FirstNames = Read("first-names.txt");
    static readonly string[] LastNames = Read("last-names.txt");
    static readonly string[] Streets =
    [
        "des Lilas",
        "de la Mairie",
        "du Moulin",
        "des Écoles",
        "Jean-Jaurès",
        "du Pont",
    ];

    static readonly string[] Starts =
        "Abri Bal Bar Bel Ber Bor Bou Bri Cal Cam Car Chas Chau Cor Cour Dal Del Fau Fer Gar Gau Gil Gra Hau Jar Jou Lab Lan Mal Man Mar Mon Nav Pas Pel Per Pon Quer Rab Ram Rav Sab Sal Sau Tal Tar Ver Vil".Split(
            ' '
        );
    static readonly string[] Middles =
        "ba bou ca cha de din fa ga gou la li ma mi na nou pa que ri ron sa ta te ti va ve zo".Split(' ');
    static readonly string[] Ends = "rd ud u t er in on ot eux ault eau ette ière ois el as an ier y oux".Split(' ');

    readonly Random random = new(seed);

    public List<Requester> People(int count)
    {
        var people = new List<Requester>(count);
        for (var i = 0; i < count; i++)
            people.Add(Person());
        return people;
    }

    public Requester Person()
    {
        var birthName = LastName();
        return Requester.Create(
            new RequesterOptions
            {
                Civility = random.Next(2) == 0 ? "Madame" : "Monsieur",
                FirstName = Likely(FirstNames),
                BirthName = birthName,
                UsageName = random.Next(8) == 0 ? LastName() : null,
                BirthDate = new DateOnly(1930, 1, 1).AddDays(random.Next(33_000)),
                Contacts = !contacts
                    ? []
                    :
                    [
                        new ContactOptions(
                            ContactKind.Phone,
                            $"0{random.Next(1, 8)}{random.Next(100_000_000):00000000}"
                        ),
                        new ContactOptions(
                            ContactKind.Address,
                            $"{random.Next(1, 120)} rue {Streets[random.Next(Streets.Length)]}"
                        ),
                    ],
            }
        );
    }

    string LastName() =>
        random.Next(5) == 0
            ? Starts[random.Next(Starts.Length)] + Middles[random.Next(Middles.Length)] + Ends[random.Next(Ends.Length)]
            : Likely(LastNames);

    /// <summary>The first names of the list are borne a hundred times more than the last ones.</summary>
    string Likely(string[] names) => names[(int)(Math.Pow(random.NextDouble(), 2) * names.Length)];

    static string[] Read(string file) =>
        [
            .. File.ReadAllText(Repository.Corpus("names", file))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(name => name.Replace('_', ' ')),
        ];
}
