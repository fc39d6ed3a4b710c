using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>Everything of the person that the officer may read in this case.</summary>
public sealed class PersonScopes(ParvisDbContext db, PersonSheets sheets)
{
    public async Task<(PersonScope Scope, int Unseen)> OfAsync(PrivacyCase file, CancellationToken cancellationToken)
    {
        var sheet = file.PersonId ?? throw new RefusedException("Les données de cette personne sont effacées.");
        var person = await sheets.KeptAsync(sheet, cancellationToken);
        var ids = await sheets.OfAsync(person, cancellationToken);
        var agreed = await db.Set<CircleConsent>()
            .Where(c => c.CaseId == file.Id && c.AgreedAt != null)
            .Select(c => c.CircleId)
            .ToListAsync(cancellationToken);
        var known = await db.Set<Requester>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.PublicId,
                r.FirstName,
                r.BirthName,
                r.UsageName,
                r.DisplayName,
                r.KnownToAll,
                Circles = r.Circles.Select(c => c.CircleId).ToList(),
                Contacts = r.ContactPoints.Select(c => new { c.Kind, c.Value }).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var shown = known.Where(r => r.KnownToAll || r.Circles.All(agreed.Contains)).ToList();
        var requests = await db.Set<CitizenRequest>()
            .Where(r => ids.Contains(r.RequesterId ?? 0) || ids.Contains(r.RepresentativeId ?? 0))
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.Reference,
                r.CircleId,
                IsTheirs = ids.Contains(r.RequesterId ?? 0),
            })
            .ToListAsync(cancellationToken);
        var readable = requests.Where(r => r.CircleId is not { } circle || agreed.Contains(circle)).ToList();
        var contacts = known.SelectMany(r => r.Contacts).ToList();
        return (
            new PersonScope
            {
                PersonId = person,
                Name = known.First(r => r.Id == person).DisplayName,
                Sheets = [.. shown.Select(r => r.Id)],
                SheetIds = [.. shown.Select(r => r.PublicId)],
                Requests =
                [
                    .. readable.Select(r => new RequestOfPerson(r.Id, r.Reference, r.IsTheirs, r.CircleId != null)),
                ],
                Known = new PersonNames(
                    [
                        .. known
                            .SelectMany(r =>
                                Names(r.FirstName, r.BirthName)
                                    .Concat(Names(r.FirstName, r.UsageName))
                                    .Append(r.DisplayName)
                            )
                            .Distinct(StringComparer.OrdinalIgnoreCase),
                    ],
                    [.. contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Value).Distinct()],
                    [.. contacts.Where(c => c.Kind == ContactKind.Email).Select(c => c.Value).Distinct()]
                )
                {
                    FamilyNames =
                    [
                        .. known
                            .SelectMany(r => (string[])[r.BirthName, r.UsageName])
                            .Where(n => n.Length > 0)
                            .Distinct(),
                    ],
                    Addresses = [.. contacts.Where(c => c.Kind == ContactKind.Address).Select(c => c.Value).Distinct()],
                },
            },
            requests.Count - readable.Count + (known.Count - shown.Count)
        );
    }

    /// <summary>What the officer writes outlives the person's data.</summary>
    public async Task RefuseNamingAsync(PrivacyCase file, string? reason, CancellationToken cancellationToken)
    {
        if (file.PersonId is null || string.IsNullOrWhiteSpace(reason))
            return;
        var (scope, _) = await OfAsync(file, cancellationToken);
        RefuseNaming(scope, reason);
    }

    /// <inheritdoc cref="RefuseNamingAsync"/>
    public static void RefuseNaming(PersonScope scope, string reason)
    {
        if (scope.Known.IsNamedIn(reason))
            throw new RefusedException("Cette raison reste : ne nommez pas la personne.", "Reason");
    }

    /// <summary>The circles that alone know something of this person.</summary>
    public async Task<List<Guid>> CirclesAsync(long person, CancellationToken cancellationToken)
    {
        var ids = await sheets.OfAsync(person, cancellationToken);
        var ofRequests = await db.Set<CitizenRequest>()
            .Where(r => ids.Contains(r.RequesterId ?? 0) || ids.Contains(r.RepresentativeId ?? 0))
            .Where(r => r.CircleId != null)
            .Select(r => r.CircleId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        var ofSheets = await db.Set<RequesterCircle>()
            .Where(c => ids.Contains(c.RequesterId))
            .Select(c => c.CircleId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. ofRequests.Union(ofSheets)];
    }

    static IEnumerable<string> Names(string first, string last) =>
        first.Length > 0 && last.Length > 0 ? [$"{first} {last}", $"{last} {first}"] : [];
}
