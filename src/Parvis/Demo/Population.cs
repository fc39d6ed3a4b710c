using System.Globalization;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Demo;

/// <summary>People of the town, household by household, and its organisations.</summary>
sealed class Population(Chance chance, NamePool names, DateOnly today)
{
    static readonly string[] Mailboxes = ["courriel.example", "poste.example", "boite.example", "messagerie.example"];

    static readonly (string Language, string[] LastNames)[] Speakers =
    [
        ("tr", ["Yilmaz", "Demir", "Kaya", "Polat"]),
        ("uk", ["Kovalenko", "Shevchenko", "Bondarenko", "Tkachenko"]),
        ("pt", ["Carvalho", "Teixeira"]),
        ("ar", ["El Khattabi", "Ghezali"]),
    ];

    bool knownToAll = true;

    readonly string[] streets = [.. DemoContent.Lines("streets.txt").Select(l => l.Split('|')[0])];

    public IReadOnlyList<Resident> Make(int count)
    {
        var people = new List<Resident>(count);
        foreach (var line in DemoContent.Lines("organisations.txt").Take(Math.Max(1, count / 100)))
            people.Add(Organisation(line));
        while (people.Count < count)
            people.AddRange(Household().Take(count - people.Count));
        return people;
    }

    /// <summary>People the town knows through a confidential circle and nothing else.</summary>
    public IReadOnlyList<Resident> MakeDiscreet(int count)
    {
        knownToAll = false;
        var people = Enumerable.Range(0, count).Select(_ => Household().First()).ToList();
        knownToAll = true;
        return people;
    }

    public string Street() => chance.PickSkewed(streets, 1.4);

    IEnumerable<Resident> Household()
    {
        var origin = names.DrawOrigin(chance);
        var name = names.LastName(origin, chance);
        var address = Address();
        var landline = chance.Of(0.45) ? Landline() : null;
        var eldest = today.Year - chance.Between(19, 93);
        var woman = chance.Of(0.52);
        var first = Person(origin, woman, eldest, name, null, address, landline);
        yield return first;
        if (chance.Of(0.42))
            yield break;
        var other = chance.Of(0.8) ? origin : names.DrawOrigin(chance);
        var partnerIsWoman = chance.Of(0.97) ? !woman : woman;
        var married = chance.Of(eldest < 1970 ? 0.85 : 0.5);
        var partnerName = names.LastName(other, chance);
        yield return Person(
            other,
            partnerIsWoman,
            Math.Min(eldest + chance.Between(-6, 6), today.Year - 18),
            partnerName,
            married && partnerIsWoman ? UsageName(name, partnerName, eldest) : null,
            address,
            landline
        );
        // Grown-up children who still live there.
        for (var year = eldest + 26; year < today.Year - 18 && chance.Of(0.3); year += chance.Between(1, 4))
            yield return Person(origin, chance.Of(0.5), year, name, null, address, landline);
    }

    string? UsageName(string spouse, string own, int eldest) =>
        chance.Between(0.0, 1.0) switch
        {
            < 0.12 => $"{own}-{spouse}",
            var drawn when drawn < (eldest < 1965 ? 0.9 : 0.5) => spouse,
            _ => null,
        };

    Resident Person(
        NamePool.Origin origin,
        bool woman,
        int birthYear,
        string birthName,
        string? usageName,
        string address,
        string? landline
    )
    {
        var firstName = origin.FirstName(woman, birthYear, chance);
        var contacts = new List<ContactOptions>();
        var old = birthYear < today.Year - 75;
        if (chance.Of(old ? 0.45 : 0.93))
            contacts.Add(new ContactOptions(ContactKind.Phone, Mobile(), Preferred: chance.Of(0.3)));
        if (landline is not null)
            contacts.Add(new ContactOptions(ContactKind.Phone, landline, "domicile"));
        if (chance.Of(old ? 0.3 : 0.82))
            contacts.Add(new ContactOptions(ContactKind.Email, Email(firstName, usageName ?? birthName, birthYear)));
        if (chance.Of(0.9))
            contacts.Add(new ContactOptions(ContactKind.Address, address));
        var resident = Resident(
            new RequesterOptions
            {
                Civility = woman ? "Madame" : "Monsieur",
                FirstName = firstName,
                BirthName = birthName,
                UsageName = usageName,
                PrefersUsageName = usageName is not null && chance.Of(0.9),
                BirthDate = chance.Of(0.55)
                    ? new DateOnly(birthYear, chance.Between(1, 12), chance.Between(1, 28))
                    : null,
                PreferredChannel = chance.Of(0.12) ? (old ? Channel.Phone : Channel.Email) : null,
                Language = Speakers.FirstOrDefault(s => s.LastNames.Contains(birthName) && chance.Of(0.4)).Language,
                RefusesEmail = chance.Of(old ? 0.03 : 0.008),
                Contacts = contacts,
            },
            woman,
            address
        );
        if (contacts.Find(c => PhoneNumber.IsMobile(PhoneNumber.Key(c.Value))) is { } mobile && chance.Of(0.3))
            resident.Requester.AgreeToTexts(
                mobile.Value,
                "dit à l'accueil",
                "Accueil",
                today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            );
        return resident;
    }

    Resident Organisation(string line)
    {
        var parts = line.Split('|');
        var address = $"{chance.Between(1, 60)} {parts[1]}, 96250 Vaubreuil-sur-Orle";
        var mailbox = Folding.Slug(parts[0]);
        return Resident(
            new RequesterOptions
            {
                Kind = RequesterKind.Organisation,
                OrganisationName = parts[0],
                Contacts =
                [
                    new(ContactKind.Phone, Landline(), "accueil"),
                    new(ContactKind.Email, $"contact@{mailbox}.example"),
                    new(ContactKind.Address, address),
                ],
            },
            woman: false,
            address
        );
    }

    Resident Resident(RequesterOptions options, bool woman, string address) =>
        new(Requester.Create(options, knownToAll), woman, address.Split(", ")[0]);

    string Address()
    {
        var number = chance.Between(1, 140);
        var suffix = chance.Of(0.06) ? " bis" : "";
        return $"{number}{suffix} {Street()}, 96250 Vaubreuil-sur-Orle";
    }

    // Numbers that the regulator keeps for fiction.
    string Landline() => $"02 61 91 {chance.Between(20, 89):00} {chance.Between(0, 99):00}";

    string Mobile()
    {
        var (from, to) = (chance.Between(0, 99), chance.Between(0, 99));
        return chance.Between(0, 9) switch
        {
            0 => $"06.39.98.{from:00}.{to:00}",
            1 => $"063998{from:00}{to:00}",
            2 => $"+33 6 39 98 {from:00} {to:00}",
            _ => $"06 39 98 {from:00} {to:00}",
        };
    }

    string Email(string firstName, string lastName, int birthYear)
    {
        var first = Folding.Slug(firstName);
        var last = Folding.Fold(lastName).Replace(" ", "", StringComparison.Ordinal);
        var year = (birthYear % 100).ToString("00", CultureInfo.InvariantCulture);
        var user = chance.Between(0, 5) switch
        {
            0 => $"{first}.{last}",
            1 => $"{first}{last}{year}",
            2 => $"{first[0]}.{last}",
            3 => $"{last}.{first}",
            4 => $"{first}.{last}{year}",
            _ => $"{first}{year}",
        };
        return $"{user}@{chance.Pick(Mailboxes)}";
    }
}

/// <summary>A requester, and what their own words need.</summary>
sealed record Resident(Requester Requester, bool Woman, string Address)
{
    public long Id => Requester.Id;
}
