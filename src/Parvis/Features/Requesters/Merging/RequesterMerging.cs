using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requesters.Ties;

namespace Parvis.Features.Requesters.Merging;

/// <summary>
/// Brings two sheets of one person together, and takes them apart again. Only who may see both may do either. Their
/// requests are moved by the slice that owns them, in the same transaction.
/// </summary>
public sealed class RequesterMerging(ParvisDbContext db, NameIndex names, TimeProvider clock)
{
    /// <summary>
    /// What only a circle knows of a person stays with the sheet absorbed: otherwise every agent would read it on the
    /// one kept.
    /// </summary>
    public async Task<RequesterMerge> MergeAsync(
        string keptId,
        string absorbedId,
        string? reason,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var kept = await FindAsync(keptId, viewer, cancellationToken);
        var absorbed = await FindAsync(absorbedId, viewer, cancellationToken);
        if (absorbed.KnownToAll && !kept.KnownToAll)
            throw new RefusedException(
                $"Gardez plutôt la fiche de {absorbed.DisplayName} : tous les services la connaissent déjà."
            );
        absorbed.MergeInto(kept);
        var secret = kept.KnownToAll && !absorbed.KnownToAll;
        var parts = secret ? new MergedParts() : await MoveAsync(absorbed.Id, kept.Id, cancellationToken);
        parts = parts with { Circles = await ShareCirclesAsync(absorbed.Id, kept.Id, cancellationToken) };
        var merge = RequesterMerge.Record(
            kept,
            absorbed,
            parts,
            reason,
            viewer.AgentId,
            viewer.Name,
            clock.GetUtcNow().UtcDateTime
        );
        db.Add(merge);
        await db.SaveChangesAsync(cancellationToken);
        await names.IndexAsync(kept, cancellationToken);
        await names.ForgetAsync(absorbed.Id, cancellationToken);
        return merge;
    }

    public async Task<(RequesterMerge Merge, Requester Kept, Requester Absorbed)> UndoAsync(
        string mergeId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var merge =
            await db.Set<RequesterMerge>().FirstOrDefaultAsync(m => m.PublicId == mergeId, cancellationToken)
            ?? throw new RefusedException(NotThere);
        var people = await db.Set<Requester>()
            .VisibleTo(viewer)
            .Where(r => r.Id == merge.KeptId || r.Id == merge.AbsorbedId)
            .ToListAsync(cancellationToken);
        if (people.Count != 2)
            throw new RefusedException(NotThere);
        var (kept, absorbed) = people[0].Id == merge.KeptId ? (people[0], people[1]) : (people[1], people[0]);
        merge.Undo(viewer.Name, clock.GetUtcNow().UtcDateTime);
        absorbed.UndoMerge();
        await GiveBackAsync(merge.Parts, kept.Id, absorbed.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await names.IndexAsync(kept, cancellationToken);
        await names.IndexAsync(absorbed, cancellationToken);
        return (merge, kept, absorbed);
    }

    const string NotThere = "Cette fiche n'existe plus : cherchez la personne de nouveau.";

    async Task<Requester> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        await db.Set<Requester>().VisibleTo(viewer).FirstOrDefaultAsync(r => r.PublicId == publicId, cancellationToken)
        ?? throw new RefusedException(NotThere, "Other.Text");

    async Task<MergedParts> MoveAsync(long from, long to, CancellationToken cancellationToken)
    {
        // What both sheets say stays where it is.
        var contacts = db.Set<ContactPoint>()
            .Where(c => !db.Set<ContactPoint>().Any(k => k.RequesterId == to && k.Kind == c.Kind && k.Key == c.Key));
        var actedFor = db.Set<Representation>().Where(t => t.RepresentedId != to);
        var representedBy = db.Set<Representation>().Where(t => t.RepresentativeId != to);
        var memberships = db.Set<HouseholdMember>()
            .Where(m => !db.Set<HouseholdMember>().Any(k => k.HouseholdId == m.HouseholdId && k.RequesterId == to));
        return new MergedParts
        {
            Contacts = await MoveAsync(contacts, c => c.RequesterId, from, to, cancellationToken),
            Needs = await MoveAsync(db.Set<RequesterNeed>(), n => n.RequesterId, from, to, cancellationToken),
            ActedFor = await MoveAsync(actedFor, t => t.RepresentativeId, from, to, cancellationToken),
            RepresentedBy = await MoveAsync(representedBy, t => t.RepresentedId, from, to, cancellationToken),
            Households = await MoveAsync(memberships, m => m.RequesterId, from, to, cancellationToken),
        };
    }

    async Task<List<long>> MoveAsync<T>(
        IQueryable<T> rows,
        Expression<Func<T, long>> owner,
        long from,
        long to,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var moved = await rows.Where(Is(owner, from))
            .Select(row => EF.Property<long>(row, "Id"))
            .ToListAsync(cancellationToken);
        await HandAsync(moved, owner, from, to, cancellationToken);
        return moved;
    }

    Task HandAsync<T>(
        IReadOnlyList<long> ids,
        Expression<Func<T, long>> owner,
        long from,
        long to,
        CancellationToken cancellationToken
    )
        where T : class =>
        ids.Count == 0
            ? Task.CompletedTask
            : db.Set<T>()
                .Where(row => ids.Contains(EF.Property<long>(row, "Id")))
                .Where(Is(owner, from))
                .ExecuteUpdateAsync(set => set.SetProperty(owner, to), cancellationToken);

    static Expression<Func<T, bool>> Is<T>(Expression<Func<T, long>> owner, long person) =>
        Expression.Lambda<Func<T, bool>>(Expression.Equal(owner.Body, Expression.Constant(person)), owner.Parameters);

    async Task<List<Guid>> ShareCirclesAsync(long from, long to, CancellationToken cancellationToken)
    {
        var shared = await db.Set<RequesterCircle>()
            .Where(c =>
                c.RequesterId == from
                && !db.Set<RequesterCircle>().Any(k => k.RequesterId == to && k.CircleId == c.CircleId)
            )
            .Select(c => c.CircleId)
            .ToListAsync(cancellationToken);
        db.AddRange(shared.Select(circle => new RequesterCircle { RequesterId = to, CircleId = circle }));
        return shared;
    }

    /// <summary>What was added to the sheet kept since the merge stays with it.</summary>
    async Task GiveBackAsync(MergedParts parts, long from, long to, CancellationToken cancellationToken)
    {
        await HandAsync<ContactPoint>(parts.Contacts, c => c.RequesterId, from, to, cancellationToken);
        await HandAsync<RequesterNeed>(parts.Needs, n => n.RequesterId, from, to, cancellationToken);
        await HandAsync<Representation>(parts.ActedFor, t => t.RepresentativeId, from, to, cancellationToken);
        await HandAsync<Representation>(parts.RepresentedBy, t => t.RepresentedId, from, to, cancellationToken);
        await HandAsync<HouseholdMember>(parts.Households, m => m.RequesterId, from, to, cancellationToken);
        await db.Set<RequesterCircle>()
            .Where(c => c.RequesterId == from && parts.Circles.Contains(c.CircleId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
