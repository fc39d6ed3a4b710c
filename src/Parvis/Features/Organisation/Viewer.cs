using Parvis.Features.Accounts;

namespace Parvis.Features.Organisation;

/// <summary>Who is looking: everything the rights policy needs to know, read once per page.</summary>
public sealed record Viewer
{
    public required Guid AccountId { get; init; }

    public Guid? AgentId { get; init; }

    public Guid? ElectedOfficialId { get; init; }

    public Guid? HelperId { get; init; }

    public required string Name { get; init; }

    public string Function { get; init; } = "";

    /// <summary>Signed in with a password made by the program: nothing opens before it is changed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>What the sign-in cookie must carry: it changes with the password.</summary>
    public string SecurityStamp { get; init; } = "";

    public TownRoles Roles { get; init; }

    /// <summary>Departments and the role in each; heads also hold the departments below theirs.</summary>
    public IReadOnlyDictionary<Guid, DepartmentRole> Departments { get; init; } =
        new Dictionary<Guid, DepartmentRole>();

    public IReadOnlyList<Guid> Circles { get; init; } = [];

    /// <summary>Absent colleagues this agent stands in for today.</summary>
    public IReadOnlyList<Guid> StandsInFor { get; init; } = [];

    public bool Is(TownRoles role) => (Roles & role) == role;

    /// <summary>From outside the town hall: nothing opens but what residents entrusted to them.</summary>
    public bool IsHelper => HelperId is not null;

    public bool IsPilot => Is(TownRoles.Pilot);

    public bool IsAdministrator => Is(TownRoles.Administrator);

    public bool IsDataProtectionOfficer => Is(TownRoles.DataProtection);

    public bool IsDirector => Is(TownRoles.Director);

    public bool IsReception => Is(TownRoles.Reception) || Departments.Values.Contains(DepartmentRole.Reception);

    public bool IsHead => Departments.Values.Contains(DepartmentRole.Head);

    /// <summary>Sees requests at all: everybody who serves residents; not a bare administrator or an elected official.</summary>
    public bool ServesResidents => WatchesTown || Is(TownRoles.Reception) || Departments.Count > 0;

    /// <summary>What nobody has is the pilot's; in a circle the pilot may be outside of, its members'.</summary>
    public bool SeesUnowned => WatchesTown || (ServesResidents && Circles.Count > 0);

    public bool WatchesTown => IsPilot || IsDirector;

    public bool Handles(Guid? departmentId) =>
        departmentId is { } id
        && Departments.TryGetValue(id, out var role)
        && role is DepartmentRole.CaseHandler or DepartmentRole.Head;

    public bool Heads(Guid? departmentId) =>
        departmentId is { } id && Departments.TryGetValue(id, out var role) && role is DepartmentRole.Head;

    /// <summary>This agent and those they stand in for.</summary>
    public IReadOnlyList<Guid> WorkOf => AgentId is { } me ? [me, .. StandsInFor] : [];
}
