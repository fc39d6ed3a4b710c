using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requesters.Ties;

/// <summary>Households, and who acts for whom. A person this viewer may not know about is left out.</summary>
public sealed class RequesterTies(ParvisDbContext db, TimeProvider clock)
{
    /// <summary>Who lives with this person, household by household.</summary>
    public async Task<IReadOnlyList<RelativeRow>> RelativesAsync(
        long requesterId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from mine in db.Set<HouseholdMember>()
            where mine.RequesterId == requesterId
            join household in db.Set<Household>() on mine.HouseholdId equals household.Id
            join member in db.Set<HouseholdMember>() on mine.HouseholdId equals member.HouseholdId
            join person in db.Set<Requester>().VisibleTo(viewer).NotMerged() on member.RequesterId equals person.Id
            orderby household.Id, member.Id
            select new RelativeRow
            {
                Household = household.PublicId,
                PublicId = person.PublicId,
                Name = person.DisplayName,
                Role = member.Role,
                IsThisPerson = person.Id == requesterId,
                OpenRequests = person.OpenRequests,
            }
        ).ToListAsync(cancellationToken);
        // A household that seems to have one member tells that somebody else is known in confidence.
        return
        [
            .. rows.GroupBy(r => r.Household, StringComparer.Ordinal)
                .Where(household => household.Any(r => !r.IsThisPerson))
                .SelectMany(household => household),
        ];
    }

    public async Task JoinAsync(
        long requesterId,
        string? householdId,
        HouseholdRole ownRole,
        long otherId,
        HouseholdRole otherRole,
        CancellationToken cancellationToken
    )
    {
        if (otherId == requesterId)
            throw new RefusedException("Choisissez une autre personne que celle de la fiche.", "Person.Text");
        if (
            await db.Set<Requester>()
                .AnyAsync(r => r.Id == otherId && r.Kind == RequesterKind.Organisation, cancellationToken)
        )
            throw new RefusedException(
                "Un foyer réunit des personnes : choisissez une personne, et non un organisme.",
                "Person.Text"
            );
        if (string.IsNullOrEmpty(householdId))
        {
            var made = Household.Of(requesterId, ownRole);
            made.Add(otherId, otherRole);
            db.Add(made);
            return;
        }

        (await HouseholdAsync(householdId, requesterId, cancellationToken)).Add(otherId, otherRole);
    }

    public async Task LeaveAsync(
        long requesterId,
        string? householdId,
        long leavingId,
        CancellationToken cancellationToken
    )
    {
        var household = await HouseholdAsync(householdId, requesterId, cancellationToken);
        household.Remove(leavingId);
        if (household.IsDissolved)
            db.Remove(household);
    }

    /// <summary>Who acts for this person and for whom it acts, current ones first.</summary>
    public async Task<IReadOnlyList<MandateRow>> MandatesAsync(
        long requesterId,
        DateOnly today,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var people = db.Set<Requester>().VisibleTo(viewer).NotMerged();
        var rows = await (
            from tie in db.Set<Representation>()
            where tie.RepresentativeId == requesterId || tie.RepresentedId == requesterId
            join representative in people on tie.RepresentativeId equals representative.Id
            join represented in people on tie.RepresentedId equals represented.Id
            orderby tie.Id
            select new MandateRow
            {
                PublicId = tie.PublicId,
                Kind = tie.Kind,
                Capacity = tie.Capacity,
                Proof = tie.Proof,
                Until = tie.Until,
                EndedOn = tie.EndedOn,
                RecordedBy = tie.RecordedBy,
                ActsForOther = tie.RepresentativeId == requesterId,
                OtherPublicId = tie.RepresentativeId == requesterId ? represented.PublicId : representative.PublicId,
                OtherName = tie.RepresentativeId == requesterId ? represented.DisplayName : representative.DisplayName,
            }
        ).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(r => r.IsCurrent(today))];
    }

    public void Entrust(long representativeId, long representedId, RepresentationOptions options, Viewer viewer) =>
        db.Add(
            Representation.Record(representativeId, representedId, options, viewer.Name, clock.GetUtcNow().UtcDateTime)
        );

    public async Task EndAsync(
        long requesterId,
        string? mandateId,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<Representation>()
                .FirstOrDefaultAsync(
                    t =>
                        t.PublicId == mandateId
                        && (t.RepresentativeId == requesterId || t.RepresentedId == requesterId),
                    cancellationToken
                )
            ?? throw new RefusedException("Ce lien n'existe plus.")
        ).End(today);

    async Task<Household> HouseholdAsync(string? publicId, long requesterId, CancellationToken cancellationToken) =>
        await db.Set<Household>()
            .Include(h => h.Members)
            .FirstOrDefaultAsync(
                h => h.PublicId == publicId && h.Members.Any(m => m.RequesterId == requesterId),
                cancellationToken
            )
        ?? throw new RefusedException("Ce foyer n'existe plus.");
}

public sealed record RelativeRow
{
    public required string Household { get; init; }

    public required string PublicId { get; init; }

    public required string Name { get; init; }

    public required HouseholdRole Role { get; init; }

    public required bool IsThisPerson { get; init; }

    public required int OpenRequests { get; init; }
}

public sealed record MandateRow
{
    public required string PublicId { get; init; }

    public required RepresentationKind Kind { get; init; }

    public required string Capacity { get; init; }

    public required string Proof { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? EndedOn { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>The person of the sheet acts for the other one; otherwise the other one acts for them.</summary>
    public required bool ActsForOther { get; init; }

    public required string OtherPublicId { get; init; }

    public required string OtherName { get; init; }

    public bool IsCurrent(DateOnly today) => (Until is null || Until >= today) && (EndedOn is null || EndedOn > today);

    /// <summary>What was written down, or the eve of an end noted for a day to come.</summary>
    public DateOnly? LastDay => EndedOn is { } end && (Until is null || end <= Until) ? end.AddDays(-1) : Until;

    /// <summary>« Mandataire (présidente) ».</summary>
    public string Title => Capacity.Length == 0 ? Kind.InFrench() : $"{Kind.InFrench()} ({Capacity})";
}
