using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requesters.Choosing;

/// <summary>
/// The sheet of who gives an address and a name: the one person who has both, or, where that is enough, the only one who has the
/// address; who has no mail is known by first name, name and telephone together. Otherwise a sheet is made, and agents are shown
/// the likely twins to merge: a postal address is a whole house's, and a name alone is nobody's.
/// </summary>
public sealed class PersonMatching(ParvisDbContext db, RequesterService people)
{
    /// <summary>More share an address only where it is an office's.</summary>
    const int MostSharing = 20;

    /// <param name="said">Name and ways to reach them.</param>
    /// <param name="circleId">Somebody known only to a circle exists for it alone.</param>
    /// <param name="addressIsEnough">Whoever writes from an address is taken for the only one who has it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<long> FindOrAddAsync(
        RequesterOptions said,
        Guid? circleId,
        bool addressIsEnough,
        CancellationToken cancellationToken
    )
    {
        var email = said.Contacts.FirstOrDefault(c => c.Kind == ContactKind.Email)?.Value;
        var known = email is null
            ? []
            : await KnownAsync(ContactKind.Email, EmailKey.Of(email), circleId, cancellationToken);
        if (addressIsEnough && known.Count == 1)
            return known[0].Id;
        var name = RequesterNames.Of(said);
        var same = known.Where(p => RequesterNames.Same(p.Name, name)).Take(2).ToList();
        if (same.Count == 0)
            same = await SameByPhoneAsync(said, name, circleId, cancellationToken);
        return same.Count == 1 ? same[0].Id : (await people.AddAsync(said, circleId, cancellationToken)).Id;
    }

    /// <summary>A family shares a telephone and a name: only with the first name are they one person.</summary>
    async Task<List<KnownPerson>> SameByPhoneAsync(
        RequesterOptions said,
        string name,
        Guid? circleId,
        CancellationToken cancellationToken
    )
    {
        var phone = said.Contacts.FirstOrDefault(c => c.Kind == ContactKind.Phone)?.Value;
        if (
            phone is null
            || !PhoneNumber.CanBeCalled(phone)
            || string.IsNullOrWhiteSpace(said.FirstName)
            || string.IsNullOrWhiteSpace(said.BirthName)
        )
            return [];
        var known = await KnownAsync(ContactKind.Phone, PhoneNumber.Key(phone), circleId, cancellationToken);
        return [.. known.Where(p => RequesterNames.Same(p.Name, name)).Take(2)];
    }

    Task<List<KnownPerson>> KnownAsync(
        ContactKind kind,
        string key,
        Guid? circleId,
        CancellationToken cancellationToken
    )
    {
        var owners =
            from point in db.Set<ContactPoint>()
            where point.Kind == kind && point.Key == key
            join owner in db.Set<Requester>() on point.RequesterId equals owner.Id
            select owner.MergedIntoId ?? owner.Id;
        return db.Set<Requester>()
            .NotMerged()
            .Where(r => owners.Contains(r.Id))
            .Where(r => r.KnownToAll || (circleId != null && r.Circles.Any(c => c.CircleId == circleId)))
            .OrderBy(r => r.Id)
            .Select(r => new KnownPerson(r.Id, r.DisplayName))
            .Take(MostSharing)
            .ToListAsync(cancellationToken);
    }

    sealed record KnownPerson(long Id, string Name);
}

/// <summary>The name as it is compared: whoever signs, whatever comes first.</summary>
public static class RequesterNames
{
    public static string Of(RequesterOptions options) => $"{options.FirstName} {options.BirthName}".Trim();

    /// <summary>The same words in any order.</summary>
    public static bool Same(string one, string other) => Words(one).SequenceEqual(Words(other), StringComparer.Ordinal);

    static IEnumerable<string> Words(string name) => Folding.Fold(name).Split(' ').Order(StringComparer.Ordinal);
}
