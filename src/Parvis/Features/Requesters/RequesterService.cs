using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Names;
using Parvis.Web;

namespace Parvis.Features.Requesters;

/// <summary>The door through which people's sheets are made and changed.</summary>
public sealed class RequesterService(
    ParvisDbContext db,
    Transactions transactions,
    NameIndex names,
    CircleWarnings warnings,
    ShownRecords shown
)
{
    /// <summary>Null when there is none, or when this viewer may not know that there is.</summary>
    public async Task<Requester?> FindAsync(string? publicId, Viewer viewer, CancellationToken cancellationToken)
    {
        var found = await db.Set<Requester>()
            .AsNoTracking()
            .Include(r => r.ContactPoints)
            .Include(r => r.Circles)
            .AsSingleQuery()
            .VisibleTo(viewer)
            .FirstOrDefaultAsync(r => r.PublicId == publicId, cancellationToken);
        if (found is not null)
            shown.NotePerson(found.Id);
        return found;
    }

    /// <param name="circleId">The only circle that may know the person; null for a person known to all.</param>
    public Task<Requester> AddAsync(RequesterOptions options, Guid? circleId, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var requester = Requester.Create(options, knownToAll: circleId is null);
                db.Add(requester);
                await db.SaveChangesAsync(cancellationToken);
                if (circleId is { } circle)
                    db.Add(new RequesterCircle { RequesterId = requester.Id, CircleId = circle });
                await names.AddAsync(requester, cancellationToken);
                await warnings.WarnAsync(requester, cancellationToken);
                return requester;
            },
            cancellationToken
        );

    public Task<Requester?> SaveAsync(
        string? publicId,
        RequesterOptions options,
        int seen,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var requester = await db.Set<Requester>()
                    .Include(r => r.ContactPoints)
                    .VisibleTo(viewer)
                    .NotMerged()
                    .FirstOrDefaultAsync(r => r.PublicId == publicId, cancellationToken);
                if (requester is null)
                    return null;
                requester.MustBe(seen);
                requester.Edit(options);
                await db.SaveChangesAsync(cancellationToken);
                await names.IndexAsync(requester, cancellationToken);
                await warnings.WarnAsync(requester, cancellationToken);
                return requester;
            },
            cancellationToken
        );

    /// <summary>Lifts the mark of an address where a message had not arrived; null when there is no such sheet.</summary>
    public Task<bool?> AddressWorksAsync(
        string? publicId,
        string address,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var requester = await db.Set<Requester>()
                    .Include(r => r.ContactPoints)
                    .VisibleTo(viewer)
                    .NotMerged()
                    .FirstOrDefaultAsync(r => r.PublicId == publicId, cancellationToken);
                return requester?.AddressWorks(address);
            },
            cancellationToken
        );
}
