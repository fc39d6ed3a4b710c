using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

public sealed class DepartmentService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public Task<Department?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Department>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);

    /// <summary>Makes a department, or changes one that is still at the version seen; null when there is none.</summary>
    public Task<Department?> SaveAsync(
        Guid? id,
        DepartmentOptions options,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var all = await db.Set<Department>().ToListAsync(cancellationToken);
                var department = id is null ? new Department() : all.Find(d => d.Id == id);
                if (department is null)
                    return null;
                var names = await directory.GetAsync(cancellationToken);
                var before = id is null ? null : DepartmentOptions.Of(department).Describe(names);
                if (before is not null)
                    department.MustBe(seen);
                DepartmentRules.Check(department, options, all);
                department.Edit(options);
                if (before is null)
                {
                    db.Add(department);
                    journal.Write($"Service « {department.Name} » créé");
                }
                else if (before.ChangesTo(options.Describe(names)) is { } changes)
                {
                    journal.Write($"Service « {department.Name} » modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return department;
            },
            cancellationToken
        );
}

/// <summary>What a department may not become, given all the others.</summary>
public static class DepartmentRules
{
    public static void Check(Department department, DepartmentOptions options, IReadOnlyCollection<Department> all)
    {
        var byId = all.ToDictionary(d => d.Id);
        for (var above = options.ParentId; above is { } id; above = byId.GetValueOrDefault(id)?.ParentId)
        {
            if (id == department.Id)
                throw new RefusedException(
                    "Ce service ne peut pas dépendre d'un service qui dépend de lui.",
                    nameof(options.ParentId)
                );
        }

        var folded = Folding.Fold(options.Name);
        if (all.Any(d => d.Id != department.Id && d.ParentId == options.ParentId && d.SortName == folded))
            throw new RefusedException("Un service porte déjà ce nom au même endroit.", nameof(options.Name));
        var code = options.ExternalId?.Trim();
        if (!string.IsNullOrEmpty(code) && all.Any(d => d.Id != department.Id && d.ExternalId == code))
            throw new RefusedException("Un autre service a déjà ce code.", nameof(options.ExternalId));
        if (!options.Active && all.Any(d => d.ParentId == department.Id && d.Active))
            throw new RefusedException(
                "Des services ouverts dépendent de celui-ci. Fermez-les ou rattachez-les ailleurs d'abord.",
                nameof(options.Active)
            );
    }
}
