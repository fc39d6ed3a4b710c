using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration;

/// <summary>A person and their login in one go, for the command line and the set-up.</summary>
public sealed class UserCreation(
    ParvisDbContext db,
    AgentService agents,
    OfficialService officials,
    LoginService logins,
    Transactions transactions,
    TownClock clock
)
{
    const int MandateYears = 6;

    /// <summary>The one-time password.</summary>
    public Task<string> CreateAsync(NewUser asked, string by, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var owner =
                    asked.TownRole == TownRoles.ElectedOfficial
                        ? await OfficialAsync(asked, cancellationToken)
                        : await AgentAsync(asked, cancellationToken);
                var (_, password) = await logins.GiveAsync(
                    owner,
                    asked.UserName,
                    asked.Email,
                    asked.Department is null ? asked.TownRole : TownRoles.None,
                    by,
                    cancellationToken
                );
                return password;
            },
            cancellationToken
        );

    async Task<LoginOwner> AgentAsync(NewUser asked, CancellationToken cancellationToken)
    {
        if (asked.DepartmentRole is null && asked.Department is not null)
            throw new RefusedException($"Le rôle « {asked.Role} » ne se tient pas dans un service.");
        if (asked.TownRole == TownRoles.None && asked.Department is null)
            throw new RefusedException($"Le rôle « {asked.Role} » se tient dans un service : donnez --department.");
        Membership[] memberships = asked.Department is { } name
            ? [new Membership(await DepartmentAsync(name, cancellationToken), asked.DepartmentRole!.Value)]
            : [];
        var agent = await agents.SaveAsync(
            id: null,
            new AgentOptions
            {
                FirstName = asked.FirstName,
                LastName = asked.LastName,
                Email = asked.Email,
            },
            memberships,
            seen: 0,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return (await logins.OwnerAsync(agent!.Id, officialId: null, cancellationToken))!;
    }

    async Task<LoginOwner> OfficialAsync(NewUser asked, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        var official = await officials.SaveAsync(
            id: null,
            e => e.Edit(asked.FirstName, asked.LastName, "", today, asked.MandateUntil ?? today.AddYears(MandateYears)),
            seen: 0,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return (await logins.OwnerAsync(agentId: null, official!.Id, cancellationToken))!;
    }

    async Task<Guid> DepartmentAsync(string name, CancellationToken cancellationToken)
    {
        var folded = Folding.Fold(name);
        var found = await db.Set<Department>()
            .Where(d => d.SortName == folded && d.Active)
            .Select(d => d.Id)
            .ToListAsync(cancellationToken);
        return found switch
        {
            [var only] => only,
            [] => throw new RefusedException($"Aucun service ouvert ne s'appelle « {name} »."),
            _ => throw new RefusedException($"Plusieurs services s'appellent « {name} » : créez ce compte à l'écran."),
        };
    }
}

public sealed record NewUser
{
    static readonly Dictionary<string, (TownRoles Town, DepartmentRole? Department)> Known = new(StringComparer.Ordinal)
    {
        ["administrator"] = (TownRoles.Administrator, null),
        ["pilot"] = (TownRoles.Pilot, null),
        ["director"] = (TownRoles.Director, null),
        ["reception"] = (TownRoles.Reception, Organisation.DepartmentRole.Reception),
        ["head"] = (TownRoles.None, Organisation.DepartmentRole.Head),
        ["case-handler"] = (TownRoles.None, Organisation.DepartmentRole.CaseHandler),
        ["data-protection"] = (TownRoles.DataProtection, null),
        ["elected-official"] = (TownRoles.ElectedOfficial, null),
    };

    public static IEnumerable<string> Roles => Known.Keys;

    public required string UserName { get; init; }

    public required string Role { get; init; }

    public string FirstName { get; init; } = "";

    public required string LastName { get; init; }

    public string? Email { get; init; }

    public string? Department { get; init; }

    public DateOnly? MandateUntil { get; init; }

    public TownRoles TownRole => Known[Role].Town;

    public DepartmentRole? DepartmentRole => Known[Role].Department;
}
