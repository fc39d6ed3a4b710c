using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// The sheet of whoever writes: the one person who has this address. A family shares one: then the name must be the
/// same too. Otherwise a sheet is made, and agents are shown the likely twins to merge.
/// </summary>
public sealed class SenderSheets(ParvisDbContext db, RequesterService people)
{
    /// <summary>More share an address only where it is an office's.</summary>
    const int MostSharing = 20;

    public async Task<long> FindOrAddAsync(NamedAddress sender, Guid? circleId, CancellationToken cancellationToken)
    {
        var options = SenderName.Read(sender);
        var known = await KnownAsync(sender.Address, circleId, cancellationToken);
        if (known.Count == 1)
            return known[0].Id;
        var name = RequesterNames.Of(options);
        var same = known.Where(p => RequesterNames.Same(p.Name, name)).Take(2).ToList();
        return same.Count == 1 ? same[0].Id : (await people.AddAsync(options, circleId, cancellationToken)).Id;
    }

    /// <summary>Somebody known only to a circle exists for its own mailboxes alone.</summary>
    Task<List<KnownSender>> KnownAsync(string address, Guid? circleId, CancellationToken cancellationToken)
    {
        var key = EmailKey.Of(address);
        var owners =
            from point in db.Set<ContactPoint>()
            where point.Kind == ContactKind.Email && point.Key == key
            join owner in db.Set<Requester>() on point.RequesterId equals owner.Id
            select owner.MergedIntoId ?? owner.Id;
        return db.Set<Requester>()
            .NotMerged()
            .Where(r => owners.Contains(r.Id))
            .Where(r => r.KnownToAll || (circleId != null && r.Circles.Any(c => c.CircleId == circleId)))
            .OrderBy(r => r.Id)
            .Select(r => new KnownSender(r.Id, r.DisplayName))
            .Take(MostSharing)
            .ToListAsync(cancellationToken);
    }

    sealed record KnownSender(long Id, string Name);
}

static class RequesterNames
{
    public static string Of(RequesterOptions options) => $"{options.FirstName} {options.BirthName}".Trim();

    /// <summary>The same words in any order.</summary>
    public static bool Same(string one, string other) => Words(one).SequenceEqual(Words(other), StringComparer.Ordinal);

    static IEnumerable<string> Words(string name) => Folding.Fold(name).Split(' ').Order(StringComparer.Ordinal);
}
