using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>
/// Builds the <see cref="Viewer"/> of an account. Kept for some seconds so that a page costs no query for it;
/// a change of rights made on this node drops it at once.
/// </summary>
public sealed class ViewerStore(ParvisDbContext db, IMemoryCache cache, ViewerEpoch epoch, TownClock clock)
{
    static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);

    public async ValueTask<Viewer?> FindAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(accountId, cancellationToken);
        if (cache.TryGetValue(key, out Viewer? viewer))
            return viewer;
        viewer = await ReadAsync(accountId, cancellationToken);
        cache.Set(key, viewer, Freshness);
        return viewer;
    }

    /// <summary>Straight from the database: what is kept may be older than a change made by another process.</summary>
    public async Task<Viewer?> FindAgainAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var viewer = await ReadAsync(accountId, cancellationToken);
        cache.Set(await KeyAsync(accountId, cancellationToken), viewer, Freshness);
        return viewer;
    }

    /// <summary>A mandate, an absence and what they allow end with the day.</summary>
    async ValueTask<object> KeyAsync(Guid accountId, CancellationToken cancellationToken) =>
        (nameof(Viewer), accountId, epoch.Value, await clock.TodayAsync(cancellationToken));

    async Task<Viewer?> ReadAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        var found = await db.Set<Account>()
            .Where(a => a.Id == accountId && !a.Disabled)
            .Select(a => new
            {
                a.Roles,
                a.UserName,
                a.SecurityStamp,
                a.TemporaryPasswordUntil,
                Agent = db.Set<Agent>().FirstOrDefault(g => g.AccountId == a.Id),
                Elected = db.Set<ElectedOfficial>()
                    .FirstOrDefault(e => e.AccountId == a.Id && e.MandateFrom <= today && e.MandateUntil >= today),
                Helper = db.Set<Helper>().FirstOrDefault(h => h.AccountId == a.Id),
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        // Who left, or whose mandate is over, keeps a login for the record, and no access.
        if (
            found
            is null
                or { Agent.Active: false }
                or { Agent: null, Elected: null, Roles: TownRoles.ElectedOfficial }
                or { Helper: null, Roles: TownRoles.Helper }
        )
            return null;
        // Whatever else its row may hold: a helper is nobody of the town hall.
        if (found.Helper is { } helper)
            return new Viewer
            {
                AccountId = accountId,
                HelperId = helper.Id,
                Name = helper.FullName,
                MustChangePassword = found.TemporaryPasswordUntil is not null,
                SecurityStamp = found.SecurityStamp ?? "",
                Function = helper.Organisation,
                Roles = TownRoles.Helper,
            };

        var agentId = found.Agent?.Id;
        return new Viewer
        {
            AccountId = accountId,
            AgentId = agentId,
            ElectedOfficialId = found.Elected?.Id,
            Name = found.Agent?.FullName ?? found.Elected?.FullName ?? found.UserName ?? "",
            MustChangePassword = found.TemporaryPasswordUntil is not null,
            SecurityStamp = found.SecurityStamp ?? "",
            Function = found.Agent?.Function ?? found.Elected?.Function ?? "",
            Roles = found.Elected is null ? found.Roles & ~TownRoles.ElectedOfficial : found.Roles,
            Departments = found.Agent is null
                ? new Dictionary<Guid, DepartmentRole>()
                : await DepartmentsAsync(found.Agent.Memberships, cancellationToken),
            Circles = agentId is null
                ? []
                : await db.Set<Circle>()
                    .Where(c => c.Members.Any(m => m.AgentId == agentId))
                    .Select(c => c.Id)
                    .ToListAsync(cancellationToken),
            StandsInFor = agentId is null
                ? []
                : await db.Set<Agent>()
                    .Where(a => a.Absences.Any(b => b.StandInId == agentId && b.From <= today && b.Until >= today))
                    .Select(a => a.Id)
                    .ToListAsync(cancellationToken),
        };
    }

    async Task<Dictionary<Guid, DepartmentRole>> DepartmentsAsync(
        IReadOnlyList<Membership> memberships,
        CancellationToken cancellationToken
    )
    {
        var roles = memberships.ToDictionary(m => m.DepartmentId, m => m.Role);
        var headed = new Queue<Guid>(roles.Where(r => r.Value == DepartmentRole.Head).Select(r => r.Key));
        if (headed.Count == 0)
            return roles;
        var children = (
            await db.Set<Department>()
                .Where(d => d.ParentId != null)
                .Select(d => new { d.Id, d.ParentId })
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.ParentId!.Value, d => d.Id);
        while (headed.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                if (roles.TryGetValue(child, out var role) && role == DepartmentRole.Head)
                    continue;
                roles[child] = DepartmentRole.Head;
                headed.Enqueue(child);
            }
        }

        return roles;
    }
}

/// <summary>
/// Moves on when rights, departments, agents or topics change, so that everything kept in memory about them is read
/// again: call it once the change is committed.
/// </summary>
public sealed class ViewerEpoch
{
    int value;

    public int Value => Volatile.Read(ref value);

    public void Advance() => Interlocked.Increment(ref value);
}
