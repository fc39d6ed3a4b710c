using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Search;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.Search;

/// <summary>
/// Answers the one box: people with where their request stands, then requests by their words. Each question carries
/// the rights in its own SQL, before its limit; a whole answer costs four commands at most.
/// </summary>
public sealed class SearchReader(ParvisDbContext db, NameSearch names, TextIndex texts, OrganisationDirectory directory)
{
    /// <summary>Fewer letters are in every text.</summary>
    const int ShortestWord = 3;

    // Larger than any character of a reference.
    const char Beyond = '\uffff';

    public async Task<SearchFound> ReadAsync(
        Searched searched,
        Viewer viewer,
        SearchLimits limits,
        CancellationToken cancellationToken
    )
    {
        var requests = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer);
        var people = limits.Before is null
            ? await PeopleAsync(searched, viewer, requests, limits.People, cancellationToken)
            : [];
        var rows = searched.Kind switch
        {
            SearchedKind.Reference => requests.Where(r => r.Reference == searched.Reference),
            SearchedKind.Contact when searched.Beginning is { } beginning => Begun(requests, beginning),
            SearchedKind.Words when searched.Beginning is { } beginning => Begun(requests, beginning),
            SearchedKind.Words => Saying(requests, searched.Text, limits.Before),
            _ => null,
        };
        return new SearchFound(people, rows is null ? [] : await RowsAsync(rows, limits.Requests, cancellationToken));
    }

    public Task<bool> MayOpenAsync(string reference, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<CitizenRequest>().VisibleTo(viewer).AnyAsync(r => r.Reference == reference, cancellationToken);

    async Task<IReadOnlyList<PersonHit>> PeopleAsync(
        Searched searched,
        Viewer viewer,
        IQueryable<CitizenRequest> requests,
        int most,
        CancellationToken cancellationToken
    )
    {
        var known = db.Set<Requester>().AsNoTracking().VisibleTo(viewer);
        if (searched.Kind == SearchedKind.Contact)
        {
            var found = await Hits(known.WithContact(searched.Text, db).OpenThenLatest().Take(most), requests)
                .ToListAsync(cancellationToken);
            return await NamedAsync(
                found.OrderByDescending(p => p.Open > 0).ThenByDescending(p => p.LastContactAt).ThenBy(p => p.Id),
                cancellationToken
            );
        }

        if (searched.Kind != SearchedKind.Words || searched.Beginning is not null)
            return [];
        var matches = await names.FindAsync(searched.Text, viewer, most, cancellationToken);
        if (matches.Count == 0)
            return [];
        var ids = matches.Select(match => match.Id).ToList();
        var hits = await Hits(known.Where(r => ids.Contains(r.Id)), requests)
            .ToDictionaryAsync(hit => hit.Id, cancellationToken);
        return await NamedAsync(ids.Where(hits.ContainsKey).Select(id => hits[id]), cancellationToken);
    }

    static IQueryable<PersonHit> Hits(IQueryable<Requester> people, IQueryable<CitizenRequest> requests) =>
        from person in people
        join request in requests
            on requests
                .Where(r => r.RequesterId == person.Id || r.RepresentativeId == person.Id)
                .OrderBy(r => r.EndedAt == null ? 0 : 1)
                .ThenByDescending(r => r.Id)
                .Select(r => (long?)r.Id)
                .FirstOrDefault() equals (long?)request.Id
            into latest
        from request in latest.DefaultIfEmpty()
        select new PersonHit
        {
            Id = person.Id,
            PublicId = person.PublicId,
            Kind = person.Kind,
            Name = person.DisplayName,
            BirthName = person.BirthName,
            UsageName = person.UsageName,
            PrefersUsageName = person.PrefersUsageName,
            BirthDate = person.BirthDate,
            Language = person.Language,
            LastContactAt = person.LastContactAt,
            Address = person
                .ContactPoints.Where(c => c.Kind == ContactKind.Address)
                .OrderBy(c => c.Preferred ? 0 : 1)
                .ThenBy(c => c.Id)
                .Select(c => c.Value)
                .FirstOrDefault(),
            Open = requests.Count(r =>
                (r.RequesterId == person.Id || r.RepresentativeId == person.Id) && r.EndedAt == null
            ),
            Reference = request.Reference,
            Subject = request.Subject,
            Status = (RequestStatus?)request.Status,
            DepartmentId = request.DepartmentId,
            DueOn = request.DueOn,
            EndedAt = request.EndedAt,
            ReferredTo = request.ReferredTo,
            ReferredOn = request.ReferredOn,
            Confidential = request.CircleId != null,
        };

    /// <summary>Names of departments are in memory.</summary>
    async Task<IReadOnlyList<PersonHit>> NamedAsync(IEnumerable<PersonHit> hits, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        return [.. hits.Select(hit => hit with { Department = organisation.DepartmentName(hit.DepartmentId) })];
    }

    static IQueryable<CitizenRequest> Begun(IQueryable<CitizenRequest> requests, string beginning)
    {
        var end = beginning + Beyond;
        return requests
            .Where(r => r.Reference.CompareTo(beginning) >= 0 && r.Reference.CompareTo(end) < 0)
            .OrderByDescending(r => r.Id);
    }

    /// <summary>The latest first: in this order both databases stop at the limit, however common the words.</summary>
    IQueryable<CitizenRequest>? Saying(IQueryable<CitizenRequest> requests, string typed, long? before) =>
        !SearchWords.Of(typed).Any(word => word.Length >= ShortestWord) || texts.Matching(typed) is not { } hits
            ? null
            : from hit in hits
            join request in requests on hit.Id equals request.Id
            where before == null || hit.Id < before
            orderby hit.Id descending
            select request;

    async Task<IReadOnlyList<RequestRow>> RowsAsync(
        IQueryable<CitizenRequest> requests,
        int most,
        CancellationToken cancellationToken
    ) => await requests.Take(most).AsRows(db).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
}

/// <param name="Before">Number of the request the page before ended with.</param>
public sealed record SearchLimits(int People, int Requests, long? Before = null);

public sealed record SearchFound(IReadOnlyList<PersonHit> People, IReadOnlyList<RequestRow> Requests)
{
    public bool IsEmpty => People.Count + Requests.Count == 0;
}
