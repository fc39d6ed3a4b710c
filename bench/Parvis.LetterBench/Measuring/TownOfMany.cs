using System.Globalization;
using Parvis.LetterBench.Making;
using Parvis.Scans.Matching;

namespace Parvis.LetterBench.Measuring;

/// <summary>Twenty thousand people the town has met, among them those of the letters who are known.</summary>
static class TownOfMany
{
    public const int People = 20_000;

    public static IReadOnlyList<KnownPerson> Of(string repository, IReadOnlyList<MadeLetter> letters)
    {
        var chance = new Chance(4711);
        var names = new TownPeople(repository);
        var known = Enumerable
            .Range(0, People)
            .Select(number => Somebody(number, names.Person(chance), chance))
            .ToList();
        known.AddRange(letters.Where(letter => letter.Sender.IsKnown).Select(letter => Writer(letter, chance)));
        return known;
    }

    static KnownPerson Somebody(int number, MadePerson person, Chance chance) =>
        new(string.Create(CultureInfo.InvariantCulture, $"p{number}"))
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Streets = chance.Of(0.8) ? [person.Street] : [],
            Postcodes = [TownPeople.Postcode],
            Emails = chance.Of(0.5) ? [person.Email] : [],
            Phones = chance.Of(0.6) ? [person.Phone] : [],
        };

    /// <summary>What the town has of somebody is never all that the letter says.</summary>
    static KnownPerson Writer(MadeLetter letter, Chance chance)
    {
        var sender = letter.Sender;
        var isPerson = sender.Organisation.Length == 0;
        return new KnownPerson(letter.Id)
        {
            FirstName = isPerson ? sender.FirstName : "",
            LastName = isPerson ? sender.LastName : "",
            Organisation = sender.Organisation,
            Streets = chance.Of(0.85) ? [sender.Street] : [],
            Postcodes = [sender.Postcode],
            Emails = sender.Email.Length > 0 && chance.Of(0.5) ? [sender.Email] : [],
            Phones = sender.Phone.Length > 0 && chance.Of(0.5) ? [sender.Phone] : [],
        };
    }
}
