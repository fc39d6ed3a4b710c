using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Requesters;

/// <summary>Finds people by what somebody types: a name, a phone number however written, an e-mail address.</summary>
public sealed class PeopleSearch(ParvisDbContext db, NameSearch names)
{
    public async Task<IReadOnlyList<PersonFound>> FindAsync(
        string? typed,
        Viewer viewer,
        int most,
        CancellationToken cancellationToken
    )
    {
        var text = typed?.Trim() ?? "";
        var known = db.Set<Requester>().AsNoTracking().VisibleTo(viewer);
        if (ContactSearch.IsContact(text))
            return await Rows(known.WithContact(text, db).OpenThenLatest().Take(most)).ToListAsync(cancellationToken);
        var found = await names.FindAsync(text, viewer, most, cancellationToken);
        return await OfAsync([.. found.Select(match => match.Id)], viewer, cancellationToken);
    }

    /// <summary>In the order asked for; without those this person may not know of, or that live in another sheet.</summary>
    public async Task<IReadOnlyList<PersonFound>> OfAsync(
        IReadOnlyList<long> ids,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];
        var known = db.Set<Requester>().AsNoTracking().VisibleTo(viewer).NotMerged();
        var people = await Rows(known.Where(r => ids.Contains(r.Id))).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. ids.Where(people.ContainsKey).Select(id => people[id])];
    }

    /// <summary>Who was in contact last.</summary>
    public async Task<IReadOnlyList<PersonFound>> LatestAsync(
        Viewer viewer,
        int most,
        CancellationToken cancellationToken
    ) =>
        await Rows(
                db.Set<Requester>()
                    .AsNoTracking()
                    .VisibleTo(viewer)
                    .Where(r => r.MergedIntoId == null && r.LastContactAt != null)
                    .OrderByDescending(r => r.LastContactAt)
                    .ThenByDescending(r => r.Id)
                    .Take(most)
            )
            .ToListAsync(cancellationToken);

    static IQueryable<PersonFound> Rows(IQueryable<Requester> people) =>
        people.Select(r => new PersonFound
        {
            Id = r.Id,
            PublicId = r.PublicId,
            Kind = r.Kind,
            Name = r.DisplayName,
            BirthName = r.BirthName,
            UsageName = r.UsageName,
            PrefersUsageName = r.PrefersUsageName,
            BirthDate = r.BirthDate,
            Language = r.Language,
            OpenRequests = r.OpenRequests,
            LastContactAt = r.LastContactAt,
            Address = r
                .ContactPoints.Where(c => c.Kind == ContactKind.Address)
                .OrderByDescending(c => c.Preferred)
                .ThenBy(c => c.Id)
                .Select(c => c.Value)
                .FirstOrDefault(),
        });
}

/// <summary>A person in a list, with what tells homonyms apart.</summary>
public sealed record PersonFound
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required RequesterKind Kind { get; init; }

    public required string Name { get; init; }

    public string BirthName { get; init; } = "";

    public string UsageName { get; init; } = "";

    public bool PrefersUsageName { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>So that whoever answers the telephone knows before the first word.</summary>
    public string Language { get; init; } = "fr";

    public string? Address { get; init; }

    public int OpenRequests { get; init; }

    public DateTime? LastContactAt { get; init; }

    /// <summary>« nom d'usage Durand, né en 1980, 12 rue des Lilas, 2 demandes en cours ».</summary>
    public string Detail =>
        string.Join(
            " · ",
            RequesterNaming
                .TellingApart(BirthName, UsageName, PrefersUsageName, BirthDate)
                .Append(Language == "fr" ? "" : $"parle {Languages.InFrench(Language)}")
                .Append(Address ?? "")
                .Append(
                    OpenRequests switch
                    {
                        0 => "",
                        1 => "1 demande en cours",
                        var n => $"{n} demandes en cours",
                    }
                )
                .Where(part => part.Length > 0)
        );
}
