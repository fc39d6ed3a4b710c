using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>
/// Passes requests from one sheet of a person to another, when the two are found to be one or not to be. Each request
/// says it in its timeline. Confidential ones follow too: they stay in their circle.
/// </summary>
public sealed class RequestHands(ParvisDbContext db, RequestChanges changes)
{
    public async Task<MovedRequests> MoveAsync(
        long from,
        long to,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<CitizenRequest>()
            .Where(r => r.RequesterId == from || r.RepresentativeId == from)
            .OrderBy(r => r.Id)
            .Select(r => new Held(r.Id, r.Reference, r.RequesterId == from, r.RepresentativeId == from))
            .ToListAsync(cancellationToken);
        foreach (var held in found)
            await PassAsync(held, from, to, by, cancellationToken);
        return new MovedRequests(
            [.. found.Where(h => h.AsRequester).Select(h => h.Id)],
            [.. found.Where(h => h.AsRepresentative).Select(h => h.Id)]
        );
    }

    /// <summary>Gives back those that are still where they had been moved to.</summary>
    public async Task MoveBackAsync(
        MovedRequests moved,
        long from,
        long to,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var (asRequester, asRepresentative) = moved;
        var found = await db.Set<CitizenRequest>()
            .Where(r =>
                (asRequester.Contains(r.Id) && r.RequesterId == from)
                || (asRepresentative.Contains(r.Id) && r.RepresentativeId == from)
            )
            .OrderBy(r => r.Id)
            .Select(r => new Held(
                r.Id,
                r.Reference,
                asRequester.Contains(r.Id) && r.RequesterId == from,
                asRepresentative.Contains(r.Id) && r.RepresentativeId == from
            ))
            .ToListAsync(cancellationToken);
        foreach (var held in found)
            await PassAsync(held, from, to, by, cancellationToken);
        await BecomeKnownAsync(from, cancellationToken);
        await BecomeKnownAsync(to, cancellationToken);
    }

    /// <summary>Requests may have joined or left a circle while the two sheets were one.</summary>
    async Task BecomeKnownAsync(long person, CancellationToken cancellationToken)
    {
        var circles = await db.Set<CitizenRequest>()
            .Where(r => r.RequesterId == person || r.RepresentativeId == person)
            .Select(r => r.CircleId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var circle in circles)
            await RequesterActivity.BecomeKnownAsync(db, person, circle, cancellationToken);
    }

    Task PassAsync(Held held, long from, long to, ProcessContext by, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            held.Reference,
            request =>
                request.ChangeRequester(
                    held.AsRequester && request.RequesterId == from ? to : request.RequesterId,
                    held.AsRepresentative && request.RepresentativeId == from ? to : request.RepresentativeId
                ),
            by,
            cancellationToken
        );

    sealed record Held(long Id, string Reference, bool AsRequester, bool AsRepresentative);
}

/// <summary>Numbers of the requests that changed hands.</summary>
public sealed record MovedRequests(IReadOnlyList<long> AsRequester, IReadOnlyList<long> AsRepresentative);
