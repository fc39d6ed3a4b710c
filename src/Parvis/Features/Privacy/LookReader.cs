using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Privacy;

/// <summary>
/// The log of looks, latest first, for who answers « who looked at my file »: of anybody, circles included, but never
/// what was read there.
/// </summary>
public sealed class LookReader(ParvisDbContext db, NameSearch names, PersonSheets sheets, TownClock clock)
{
    public const int PageSize = 50;

    public const int MostPeople = 12;

    /// <summary>What a spreadsheet still opens.</summary>
    public const int MostExported = 50_000;

    /// <summary>No policy of agents here: whoever asks what is known of them may be known in confidence only.</summary>
    public async Task<IReadOnlyList<NameMatch>> PeopleAsync(string typed, CancellationToken cancellationToken)
    {
        var known = db.Set<Requester>().AsNoTracking();
        if (!ContactSearch.IsContact(typed))
            return await names.FindAsync(typed, known, MostPeople, cancellationToken);
        return await known
            .WithContact(typed, db)
            .OpenThenLatest()
            .Take(MostPeople)
            .Select(r => new NameMatch
            {
                Id = r.Id,
                PublicId = r.PublicId,
                Kind = r.Kind,
                DisplayName = r.DisplayName,
                BirthName = r.BirthName,
                UsageName = r.UsageName,
                PrefersUsageName = r.PrefersUsageName,
                BirthDate = r.BirthDate,
            })
            .ToListAsync(cancellationToken);
    }

    public Task<PersonLookedAt?> PersonAsync(string publicId, CancellationToken cancellationToken) =>
        db.Set<Requester>()
            .Where(r => r.PublicId == publicId)
            .Select(r => new PersonLookedAt(r.Id, r.PublicId, r.DisplayName))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<List<AgentLooking>> AgentsAsync(CancellationToken cancellationToken) =>
        db.Set<Agent>()
            .Where(a => a.AccountId != null)
            .OrderBy(a => a.SortName)
            .Select(a => new AgentLooking(a.AccountId!.Value, a.FullName))
            .ToListAsync(cancellationToken);

    public async Task<List<LookRow>> ReadAsync(
        LookFilters filters,
        PersonLookedAt? person,
        string? before,
        int most,
        CancellationToken cancellationToken
    )
    {
        var looks = db.Set<Look>().AsNoTracking();
        if (person is not null)
            looks = Of(looks, await sheets.OfAsync(person.Id, cancellationToken));
        if (filters.Account is { } account)
            looks = looks.Where(l => l.AccountId == account);
        if (filters.From is { } first)
        {
            var start = await clock.ToUtcAsync(first, cancellationToken);
            looks = looks.Where(l => l.At >= start);
        }

        if (filters.Until is { } last && last < DateOnly.MaxValue)
        {
            var end = await clock.ToUtcAsync(last.AddDays(1), cancellationToken);
            looks = looks.Where(l => l.At < end);
        }

        if (before is not null)
            looks = looks.Where(l => l.Id < db.Set<Look>().Where(b => b.PublicId == before).Select(b => b.Id).First());
        return await Rows(looks.OrderByDescending(l => l.Id).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>With the requests they made, or that were made for them.</summary>
    IQueryable<Look> Of(IQueryable<Look> looks, List<long> sheets)
    {
        var requests = db.Set<CitizenRequest>()
            .Where(r => sheets.Contains(r.RequesterId ?? 0) || sheets.Contains(r.RepresentativeId ?? 0))
            .Select(r => r.Id);
        return looks.Where(l => sheets.Contains(l.PersonId ?? 0) || requests.Contains(l.RequestId ?? 0));
    }

    IQueryable<LookRow> Rows(IQueryable<Look> looks) =>
        looks.Select(l => new LookRow
        {
            PublicId = l.PublicId,
            At = l.At,
            By = l.By,
            Page = l.Page,
            Person = db.Set<Requester>().Where(r => r.Id == l.PersonId).Select(r => r.DisplayName).FirstOrDefault(),
            Reference = db.Set<CitizenRequest>()
                .Where(r => r.Id == l.RequestId)
                .Select(r => r.Reference)
                .FirstOrDefault(),
            IsMail = l.MailId != null,
        });
}

public sealed record PersonLookedAt(long Id, string PublicId, string Name);

public sealed record AgentLooking(Guid AccountId, string Name);

public sealed record LookRow
{
    public required string PublicId { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public required string Page { get; init; }

    public required string? Person { get; init; }

    public required string? Reference { get; init; }

    /// <summary>It was mail of a circle, which nobody had made a request of yet.</summary>
    public required bool IsMail { get; init; }

    /// <summary>A confidential request is named by its reference alone, mail of a circle by nothing.</summary>
    public string What =>
        Person
        ?? (
            IsMail ? "Courriel réservé à un cercle"
            : Reference is null ? "Dossier effacé depuis"
            : $"Demande confidentielle {Reference}"
        );
}
