using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Requests;

/// <summary>
/// A sheet absorbed by another holds no request, but takes its own back when the merge is undone: it joins their circle
/// with them, or it would then tell everybody that somebody known in confidence exists.
/// </summary>
public sealed class AbsorbedPeople(ParvisDbContext db, NameIndex names)
{
    /// <summary>
    /// Before the sheets that hold the requests are hidden themselves. Says which of these have names to index again.
    /// </summary>
    public async Task<IReadOnlyCollection<long>> HideAsync(
        IQueryable<CitizenRequest> moved,
        Guid? former,
        CancellationToken cancellationToken
    )
    {
        var merges = await MergesAsync(moved, cancellationToken);
        var family = merges.SelectMany(m => new[] { m.KeptId, m.AbsorbedId }).ToHashSet();
        var touched = false;
        foreach (var merge in merges)
            touched |= await HideAsync(merge, family, moved, former, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return touched ? family : [];
    }

    /// <summary>Those still absorbed are found through another one.</summary>
    public async Task IndexAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
            return;
        var kept = await db.Set<Requester>()
            .AsNoTracking()
            .NotMerged()
            .Where(r => people.Contains(r.Id))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var person in kept)
            await names.IndexAsync(person, cancellationToken);
    }

    /// <summary>Those that brought a sheet into one that holds such a request, and those before them.</summary>
    async Task<List<RequesterMerge>> MergesAsync(IQueryable<CitizenRequest> moved, CancellationToken cancellationToken)
    {
        var standing = db.Set<RequesterMerge>().Where(m => m.UndoneAt == null).OrderBy(m => m.Id);
        var hidden = moved.Where(r => r.CircleId != null);
        var level = await standing
            .Where(m => hidden.Any(r => r.RequesterId == m.KeptId) || hidden.Any(r => r.RepresentativeId == m.KeptId))
            .ToListAsync(cancellationToken);
        var all = new List<RequesterMerge>();
        while (level.Count > 0)
        {
            all.AddRange(level);
            var absorbed = level.ConvertAll(m => m.AbsorbedId);
            level = await standing.Where(m => absorbed.Contains(m.KeptId)).ToListAsync(cancellationToken);
        }

        return all;
    }

    async Task<bool> HideAsync(
        RequesterMerge merge,
        HashSet<long> family,
        IQueryable<CitizenRequest> moved,
        Guid? former,
        CancellationToken cancellationToken
    )
    {
        List<long> brought = [.. merge.Parts.Requests, .. merge.Parts.RepresentedRequests];
        var joined = await moved
            .Where(r => r.CircleId != null && brought.Contains(r.Id))
            .Select(r => r.CircleId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        if (joined.Count == 0)
            return false;
        var theirs = await db.Set<CitizenRequest>()
            .Where(r => brought.Contains(r.Id))
            .Where(r => family.Contains(r.RequesterId ?? 0) || family.Contains(r.RepresentativeId ?? 0))
            .Select(r => r.CircleId)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var circle in joined)
        {
            await RequesterActivity.BecomeKnownAsync(db, merge.AbsorbedId, circle, cancellationToken);
            if (await IsLentAsync(merge.KeptId, circle, brought, cancellationToken))
                merge.NoteCircle(circle);
        }

        if (former is { } left && !theirs.Contains(left))
            await db.Set<RequesterCircle>()
                .Where(c => c.RequesterId == merge.AbsorbedId && c.CircleId == left)
                .ExecuteDeleteAsync(cancellationToken);
        if (former is null && !theirs.Contains(null))
            await db.Set<Requester>()
                .Where(r => r.Id == merge.AbsorbedId && r.KnownToAll)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KnownToAll, false), cancellationToken);
        return true;
    }

    /// <summary>The sheet kept will be known there only through what the other one brought.</summary>
    async Task<bool> IsLentAsync(long kept, Guid circle, List<long> brought, CancellationToken cancellationToken) =>
        !await db.Set<RequesterCircle>().AnyAsync(c => c.RequesterId == kept && c.CircleId == circle, cancellationToken)
        && !await db.Set<CitizenRequest>()
            .AnyAsync(
                r =>
                    (r.RequesterId == kept || r.RepresentativeId == kept)
                    && r.CircleId == circle
                    && !brought.Contains(r.Id),
                cancellationToken
            );
}
