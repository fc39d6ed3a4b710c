using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;
using Parvis.Scans.Matching;
using Parvis.Scans.Reading;

namespace Parvis.Features.Letters.Reading;

/// <summary>
/// Who may have written a letter, among the people known to all: those known to a circle only are nobody's to propose.
/// </summary>
public sealed class LikelySenders(ParvisDbContext db, NameSearch names)
{
    const int MostProposed = 5;
    const int MostByName = 40;
    const int MostByContact = 20;

    /// <summary>Lines outside the text where a name may stand.</summary>
    const int MostLines = 6;

    IQueryable<Requester> Known => db.Set<Requester>().AsNoTracking().Where(r => r.KnownToAll);

    public async Task<IReadOnlyList<ProposedPerson>> FindAsync(
        LetterReading letter,
        CancellationToken cancellationToken
    )
    {
        var ids = new HashSet<long>();
        foreach (var contact in Contacts(letter))
            ids.UnionWith(
                await Known
                    .WithContact(contact, db)
                    .OrderBy(r => r.Id)
                    .Take(MostByContact)
                    .Select(r => r.Id)
                    .ToListAsync(cancellationToken)
            );
        await AddNamesakesAsync(ids, Names(letter), cancellationToken);
        var likely = await RankAsync(ids, letter, cancellationToken);
        if (likely.Any(person => person.BearsName))
            return likely;
        // A name may be misread in the heading and right in the signature; less than a whole name is any word of a line.
        var others = new HashSet<long>();
        await AddNamesakesAsync(others, Lines(letter), cancellationToken);
        var named = (await RankAsync(others, letter, cancellationToken)).Where(person => person.BearsName);
        return [.. likely.UnionBy(named, person => person.Id).OrderByDescending(p => p.Score).Take(MostProposed)];
    }

    async Task AddNamesakesAsync(HashSet<long> ids, IEnumerable<string> written, CancellationToken cancellationToken)
    {
        foreach (var name in written)
            ids.UnionWith(
                (await names.FindAsync(name, Known, MostByName, cancellationToken)).Select(match => match.Id)
            );
    }

    async Task<IReadOnlyList<ProposedPerson>> RankAsync(
        IReadOnlyCollection<long> ids,
        LetterReading letter,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];
        var candidates = await Known
            .Include(r => r.ContactPoints)
            .Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. new PeopleRanking(letter)
                .Rank(candidates.SelectMany(KnownAs), MostProposed * 2)
                .Select(ranked => new ProposedPerson(ReadId(ranked.Person.Id), ranked.Score, ranked.Reasons))
                .DistinctBy(person => person.Id)
                .Take(MostProposed),
        ];
    }

    static IEnumerable<string> Contacts(LetterReading letter) =>
        new[] { letter.Sender?.Value.Email, letter.Sender?.Value.Phone }
            .OfType<string>()
            .Where(ContactSearch.IsContact);

    static IEnumerable<string> Names(LetterReading letter) =>
        letter.Sender?.Value is { Name: { } } sender
            ? new[] { sender.Organisation, $"{sender.FirstName} {sender.LastName}".Trim() }
                .OfType<string>()
                .Where(name => name.Length > 0)
            : Lines(letter);

    static IEnumerable<string> Lines(LetterReading letter) =>
        letter.SenderLines.Where(MayBeName).Distinct(StringComparer.Ordinal).Take(MostLines);

    /// <summary>Two to five words without a digit.</summary>
    static bool MayBeName(string line) =>
        !line.Any(char.IsDigit) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 2 and <= 5;

    /// <summary>People sign with either of their names.</summary>
    static IEnumerable<KnownPerson> KnownAs(Requester person)
    {
        var addresses = person.ContactPoints.Where(c => c.Kind == ContactKind.Address).Select(c => c.Value).ToList();
        var known = new KnownPerson(person.Id.ToString(CultureInfo.InvariantCulture))
        {
            FirstName = person.FirstName,
            LastName = person.BirthName,
            Organisation = person.OrganisationName,
            Streets = [.. addresses.Select(Street).Where(street => street.Length > 0)],
            Postcodes = [.. addresses.SelectMany(Postcodes)],
            Emails = [.. person.ContactPoints.Where(c => c.Kind == ContactKind.Email).Select(c => c.Value)],
            Phones = [.. person.ContactPoints.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Value)],
        };
        return person.UsageName.Length == 0 ? [known] : [known, known with { LastName = person.UsageName }];
    }

    /// <summary>What stands before the postcode; a postcode and its town alone are no street, half the letters bear them.</summary>
    static string Street(string address)
    {
        var words = address.Split('\n', ',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.TakeWhile(word => !IsPostcode(word)));
    }

    static IEnumerable<string> Postcodes(string address) =>
        address.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Where(IsPostcode);

    static bool IsPostcode(string word) => word.Length == 5 && word.All(char.IsAsciiDigit);

    static long ReadId(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
