using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters.Register;

/// <summary>The register: one line a letter, with what became of it. One SQL command a page.</summary>
public sealed class RegisterList(ParvisDbContext db)
{
    /// <summary>Newest first.</summary>
    /// <param name="filter">Which lines.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(
        RegisterFilter filter,
        Viewer viewer,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = await Lines(filter, viewer)
            .OrderByDescending(l => l.Id)
            .Take(most)
            .Select(l => new
            {
                Letter = l,
                Requests = (
                    from link in db.Set<LetterRequest>()
                    join request in db.Set<CitizenRequest>() on link.RequestId equals request.Id
                    where link.LetterId == l.Id
                    orderby request.Id
                    select new LetterOutcome(
                        request.Reference,
                        request.Status,
                        request.DepartmentId,
                        request.EndedAt,
                        request.ClosedFor
                    )
                ).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => new RegisterLine(f.Letter, f.Requests))];
    }

    IQueryable<IncomingLetter> Lines(RegisterFilter filter, Viewer viewer)
    {
        var lines = db.Set<IncomingLetter>()
            .AsNoTracking()
            .VisibleTo(db, viewer)
            .Where(l => l.State == LetterState.Registered);
        if (filter.Before is { } before)
            lines = lines.Where(l => l.Id < before);
        if (filter.From is { } from)
            lines = lines.Where(l => l.ArrivedOn >= from);
        if (filter.Until is { } until)
            lines = lines.Where(l => l.ArrivedOn <= until);
        if (filter.Words is { Count: > 0 } words)
            lines = words.Aggregate(lines, (found, word) => found.Where(l => l.SearchKey.Contains(word)));
        if (filter.Unanswered)
            lines = lines.Where(l => Unanswered(db).Any(id => id == l.Id));
        return lines;
    }

    /// <summary>Letters that hold a request nobody has answered yet.</summary>
    static IQueryable<long> Unanswered(ParvisDbContext db) =>
        from link in db.Set<LetterRequest>()
        join request in db.Set<CitizenRequest>().WithoutAnswer() on link.RequestId equals request.Id
        select link.LetterId;
}

/// <summary>Which lines of the register.</summary>
public sealed record RegisterFilter
{
    public long? Before { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Folded; all of them must be there.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public bool Unanswered { get; init; }
}

public sealed record RegisterLine(IncomingLetter Letter, IReadOnlyList<LetterOutcome> Requests);

/// <summary>What became of a request of the letter.</summary>
public sealed record LetterOutcome(
    string Reference,
    RequestStatus Status,
    Guid? DepartmentId,
    DateTime? EndedAt,
    ClosureReason? ClosedFor
)
{
    public string InFrench(TimeZoneInfo zone) =>
        EndedAt is { } ended
            ? $"{(ClosedFor ?? ClosureReason.Answered).InFrench()}, {TimeZoneInfo.ConvertTimeFromUtc(ended, zone):dd/MM/yyyy}"
            : Status.InFrench();
}
