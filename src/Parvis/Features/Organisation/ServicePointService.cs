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
                var all = await db.Set<ServicePoint>().ToListAsync(cancellationToken);
                var point = id is null ? new ServicePoint() : all.Find(p => p.Id == id);
                if (point is null)
                    return null;
                var before = id is null ? null : ServicePointOptions.Of(point).Describe();
                if (before is not null)
                    point.MustBe(seen);
                ServicePointRules.Check(point, options, all);
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

/// <summary>What a service point may not become, given all the others.</summary>
public static class ServicePointRules
{
    public static void Check(ServicePoint point, ServicePointOptions options, IReadOnlyCollection<ServicePoint> all)
    {
        var folded = Folding.Fold(options.Name);
        if (all.Any(p => p.Id != point.Id && Folding.Fold(p.Name) == folded))
            throw new RefusedException("Un lieu d'accueil porte déjà ce nom.", nameof(options.Name));
        var code = options.ExternalId?.Trim();
        if (!string.IsNullOrEmpty(code) && all.Any(p => p.Id != point.Id && p.ExternalId == code))
            throw new RefusedException("Un autre lieu a déjà ce code.", nameof(options.ExternalId));
    }
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

    /// <summary>Left as they are when null: an import of hours says nothing of them.</summary>
    public IReadOnlyList<ExceptionalDay>? Exceptions { get; init; }

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
            Exceptions = [.. point.Exceptions],
        };

    public void ApplyTo(ServicePoint point)
    {
        point.Edit(Name, Kind, Address, Phone);
        point.Know(ExternalId, Active);
        point.SetHours(Hours);
        if (Exceptions is not null)
            point.SetExceptions(Exceptions);
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
        if (Exceptions is not null)
            described.Add("Jours particuliers", string.Join(" ; ", ExceptionalDays.Write(Exceptions)));
        return described;
    }
}
