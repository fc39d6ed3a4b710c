using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>Departments, agents, service points and circles in memory, so that a page costs no query for names.</summary>
public sealed class OrganisationDirectory(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    readonly Refreshed<OrganisationSnapshot> snapshot = new(scopes, epoch, clock, ReadAsync);

    public ValueTask<OrganisationSnapshot> GetAsync(CancellationToken cancellationToken = default) =>
        snapshot.GetAsync(cancellationToken);

    static async Task<OrganisationSnapshot> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        var departments = await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken);
        var memberships = (
            await db.Set<Agent>()
                .SelectMany(
                    a => a.Memberships,
                    (a, m) =>
                        new
                        {
                            a.Id,
                            m.DepartmentId,
                            m.Role,
                        }
                )
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.Id, m => new Membership(m.DepartmentId, m.Role));
        var absences = (
            await db.Set<Agent>()
                .SelectMany(
                    a => a.Absences,
                    (a, b) =>
                        new
                        {
                            a.Id,
                            b.From,
                            b.Until,
                            b.StandInId,
                        }
                )
                .ToListAsync(cancellationToken)
        ).ToLookup(a => a.Id, a => new Absence(a.From, a.Until, a.StandInId));
        var agents = await db.Set<Agent>()
            .OrderBy(a => a.SortName)
            .ThenBy(a => a.Id)
            .Select(a => new AgentEntry
            {
                Id = a.Id,
                AccountId = a.AccountId,
                FirstName = a.FirstName,
                LastName = a.LastName,
                FullName = a.FullName,
                SortName = a.SortName,
                Function = a.Function,
                Email = a.Email,
                Phone = a.Phone,
                Active = a.Active,
                Anonymous = a.AnonymousOnCorrespondence,
                Digest = a.Digest,
            })
            .ToListAsync(cancellationToken);
        var points = await db.Set<ServicePoint>().AsNoTracking().ToListAsync(cancellationToken);
        var circles = await db.Set<Circle>()
            .OrderBy(c => c.Name)
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.TransferPhone,
                Members = c.Members.Select(m => m.AgentId).ToList(),
            })
            .ToListAsync(cancellationToken);
        return new OrganisationSnapshot(
            departments,
            [
                .. agents.Select(a =>
                    a with
                    {
                        Memberships = [.. memberships[a.Id]],
                        Absences = [.. absences[a.Id].OrderBy(b => b.From)],
                    }
                ),
            ],
            [.. points.OrderBy(p => Folding.Fold(p.Name), StringComparer.Ordinal)],
            [.. circles.Select(c => new CircleEntry(c.Id, c.Name, c.TransferPhone, c.Members.ToHashSet()))]
        );
    }
}
