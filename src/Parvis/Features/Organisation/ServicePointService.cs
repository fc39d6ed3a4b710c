using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

public sealed class ServicePointService(
    ParvisDbContext db,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public Task<List<ServicePoint>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellationToken);

    public Task<ServicePoint?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ServicePoint>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);

    public Task<ServicePoint?> SaveAsync(
        Guid? id,
        ServicePointOptions options,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var point = id is null
                    ? new ServicePoint()
                    : await db.Set<ServicePoint>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
                if (point is null)
                    return null;
                var before = id is null ? null : ServicePointOptions.Of(point).Describe();
                if (before is not null)
                    point.MustBe(seen);
                var code = options.ExternalId?.Trim();
                if (
                    !string.IsNullOrEmpty(code)
                    && await db.Set<ServicePoint>()
                        .AnyAsync(p => p.Id != point.Id && p.ExternalId == code, cancellationToken)
                )
                    throw new RefusedException("Un autre lieu a déjà ce code.", nameof(options.ExternalId));
                options.ApplyTo(point);
                if (before is null)
                {
                    db.Add(point);
                    journal.Write($"Lieu d'accueil « {point.Name} » créé");
                }
                else if (before.ChangesTo(options.Describe()) is { } changes)
                {
                    // The hours alone would leave the version where it was.
                    db.Entry(point).State = EntityState.Modified;
                    journal.Write($"Lieu d'accueil « {point.Name} » modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return point;
            },
            cancellationToken
        );
}

public sealed record ServicePointOptions
{
    public required string Name { get; init; }

    public string? ExternalId { get; init; }

    public ServicePointKind Kind { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public bool Active { get; init; } = true;

    public IReadOnlyList<OpeningInterval> Hours { get; init; } = [];

    public static ServicePointOptions Of(ServicePoint point) =>
        new()
        {
            Name = point.Name,
            ExternalId = point.ExternalId,
            Kind = point.Kind,
            Address = point.Address,
            Phone = point.Phone,
            Active = point.Active,
            Hours = [.. point.Hours],
        };

    public void ApplyTo(ServicePoint point)
    {
        point.Edit(Name, Kind, Address, Phone);
        point.Know(ExternalId, Active);
        point.SetHours(Hours);
    }

    public Described Describe()
    {
        var described = new Described()
            .Add("Nom", Name)
            .Add("Code", ExternalId)
            .Add("Nature", Kind.InFrench())
            .Add("Adresse", Address)
            .Add("Téléphone", Phone)
            .Add("Ouvert au public", Active);
        foreach (var (index, day) in OpeningHours.Days.Index())
            described.Add(day, OpeningHours.InWords(Hours, index + 1));
        return described;
    }
}
