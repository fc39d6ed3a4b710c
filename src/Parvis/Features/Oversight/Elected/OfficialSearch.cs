using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Elected;

/// <summary>
/// « Where does Mrs Ndiaye's request stand? », asked in the street. The delegation is in the same SQL as the name, so
/// that nothing outside it can be counted, guessed or shown.
/// </summary>
public sealed class OfficialSearch(
    ParvisDbContext db,
    DelegationService delegations,
    NameSearch names,
    SettingsStore settings,
    TownClock clock
)
{
    public const int MinLetters = 3;
    public const int MaxTyped = 100;

    /// <summary>More people than this is a list, and an elected official has no list.</summary>
    public const int MaxPeople = 5;

    const int MaxRequests = 30;
    const int MaxLooksPerHour = 60;

    static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(15);

    public async Task<OfficialLook> LookAsync(Viewer viewer, string? typed, CancellationToken cancellationToken)
    {
        var official = Official(viewer);
        var name = typed?.Trim() ?? "";
        if (Folding.Fold(name).Count(char.IsLetter) < MinLetters)
            throw new RefusedException($"Écrivez au moins {MinLetters} lettres du nom.", "Name");
        if (name.Length > MaxTyped)
            throw new RefusedException("Ce nom est trop long : écrivez le nom de famille seul.", "Name");
        await RefuseTooManyAsync(official, cancellationToken);

        var (people, requests) = await FindAsync(official, name, cancellationToken);
        var outcome = people switch
        {
            0 => LookOutcome.Nothing,
            > MaxPeople => LookOutcome.TooMany,
            _ => LookOutcome.Shown,
        };
        var look = OfficialLook.Record(
            official,
            clock.UtcNow,
            name,
            outcome,
            outcome == LookOutcome.Shown ? requests : []
        );
        db.Add(look);
        return look;
    }

    /// <summary>What a look of this official's showed; null once it is old: the state may have changed since.</summary>
    public async Task<OfficialAnswer?> ReadAsync(Viewer viewer, string publicId, CancellationToken cancellationToken)
    {
        var official = Official(viewer);
        var since = clock.UtcNow - ShownFor;
        var look = await db.Set<OfficialLook>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                l => l.PublicId == publicId && l.ElectedOfficialId == official && l.At >= since,
                cancellationToken
            );
        if (look is null)
            return null;
        if (look.Outcome != LookOutcome.Shown)
            return new OfficialAnswer(look, []);
        var ids = look.Shown.Select(s => s.RequestId).ToArray();
        var rows = await (
            from request in await InDelegationAsync(official, cancellationToken)
            join requester in db.Set<Requester>() on request.RequesterId equals (long?)requester.Id
            where ids.Contains(request.Id)
            orderby requester.SortName, requester.Id, request.EndedAt != null, request.SortDue, request.Id
            select new OfficialRow
            {
                PersonId = requester.Id,
                Person = requester.DisplayName,
                Subject = request.Subject,
                Status = request.Status,
                DepartmentId = request.DepartmentId,
                PlannedOn = request.PlannedOn,
                DueOn = request.DueOn,
            }
        ).ToListAsync(cancellationToken);
        return new OfficialAnswer(look, rows);
    }

    async Task<(int People, IReadOnlyList<long> Requests)> FindAsync(
        Guid official,
        string name,
        CancellationToken cancellationToken
    )
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var since = clock.UtcNow.AddDays(-rules.ReopenWindowDays);
        var requests = (await InDelegationAsync(official, cancellationToken)).Where(r =>
            r.EndedAt == null || r.EndedAt >= since
        );
        var matches = await names.FindAsync(
            name,
            db.Set<Requester>().Where(p => requests.Any(r => r.RequesterId == p.Id)),
            MaxPeople + 1,
            cancellationToken
        );
        // A name that sounds alike is a help only when nobody bears the one that was typed.
        var asTyped = matches.Where(m => m.IsAsTyped).ToList();
        var people = (asTyped.Count > 0 ? asTyped : matches).Select(m => m.Id).ToList();
        var found = await requests
            .Where(r => r.RequesterId != null && people.Contains(r.RequesterId.Value))
            .OrderBy(r => r.EndedAt != null)
            .ThenBy(r => r.SortDue)
            .ThenBy(r => r.Id)
            .Select(r => new { r.Id, RequesterId = r.RequesterId!.Value })
            .Take(MaxRequests)
            .ToListAsync(cancellationToken);
        return (people.Count, [.. found.Select(f => f.Id)]);
    }

    async Task<IQueryable<CitizenRequest>> InDelegationAsync(Guid official, CancellationToken cancellationToken)
    {
        var topics = await delegations.TopicsOfAsync(official, cancellationToken);
        return db.Set<CitizenRequest>().InDelegation([.. topics.Select(t => t.Id)]);
    }

    async Task RefuseTooManyAsync(Guid official, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow.AddHours(-1);
        var looks = await db.Set<OfficialLook>()
            .CountAsync(l => l.ElectedOfficialId == official && l.At >= since, cancellationToken);
        if (looks >= MaxLooksPerHour)
            throw new RefusedException(
                "Vous avez fait beaucoup de recherches depuis une heure. Reprenez dans un moment, ou appelez l'accueil.",
                "Name"
            );
    }

    static Guid Official(Viewer viewer) =>
        viewer.ElectedOfficialId ?? throw new InvalidOperationException("Only an official in office comes here.");
}

/// <summary>All that an elected official sees of a request.</summary>
public sealed record OfficialRow
{
    public required long PersonId { get; init; }

    public required string Person { get; init; }

    public required string Subject { get; init; }

    public required RequestStatus Status { get; init; }

    public required Guid? DepartmentId { get; init; }

    public required DateOnly? PlannedOn { get; init; }

    public required DateOnly? DueOn { get; init; }
}

public sealed record OfficialAnswer(OfficialLook Look, IReadOnlyList<OfficialRow> Rows);
