using Parvis.Scans.Reading;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Matching;

/// <summary>Ranks the people who may have written a letter, with reasons. Pure: the same letter gives the same order.</summary>
public sealed class PeopleRanking
{
    // Below, only a postcode or a common family name agrees.
    const double Least = 0.2;

    readonly SenderEvidence evidence;

    /// <param name="reading">Of the letter.</param>
    public PeopleRanking(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        evidence = new SenderEvidence(reading);
    }

    /// <summary>The likeliest first; those with nothing in common are left out.</summary>
    /// <param name="candidates">Any number; a hundred thousand take less than a second.</param>
    /// <param name="most">How many are wanted.</param>
    public IReadOnlyList<RankedPerson> Rank(IEnumerable<KnownPerson> candidates, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return
        [
            .. candidates
                .Select(Weigh)
                .Where(ranked => ranked.Score >= Least)
                .OrderByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Person.Id, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    RankedPerson Weigh(KnownPerson person)
    {
        var found = new List<(MatchReason Reason, double Weight)>();
        if (person.Emails.Any(evidence.HasEmail))
            found.Add((MatchReason.SameEmail, 0.6));
        if (person.Phones.Any(evidence.HasPhone))
            found.Add((MatchReason.SamePhone, 0.45));
        if (Named(person) is { } named)
            found.Add(named);
        // A street or a postcode is many people's: alone it says nothing.
        if (found.Count > 0)
        {
            if (person.Streets.Any(evidence.HasStreet))
                found.Add((MatchReason.SameStreet, 0.35));
            if (person.Postcodes.Any(evidence.HasPostcode))
                found.Add((MatchReason.SamePostcode, 0.05));
        }
        // Each reason takes its part of the doubt that is left.
        var doubt = found.Aggregate(1.0, (left, reason) => left * (1 - reason.Weight));
        return new RankedPerson(person, 1 - doubt, [.. found.OrderByDescending(f => f.Weight).Select(f => f.Reason)]);
    }

    (MatchReason, double)? Named(KnownPerson person)
    {
        if (person.Organisation.Length > 0)
        {
            return evidence.Names(Words.Fold(person.Organisation)) switch
            {
                NameMatch.Same => (MatchReason.SameName, 0.65),
                NameMatch.Near => (MatchReason.NearName, 0.55),
                _ => null,
            };
        }
        var (first, last) = (Words.Fold(person.FirstName), Words.Fold(person.LastName));
        if (last.Length == 0)
            return null;
        var together = first.Length == 0 ? NameMatch.None : evidence.Person(first, last);
        return together switch
        {
            NameMatch.Same => (MatchReason.SameName, 0.6),
            NameMatch.Near => (MatchReason.NearName, 0.5),
            _ => evidence.Names(last) == NameMatch.Same ? (MatchReason.LastNameOnly, 0.2) : null,
        };
    }
}
