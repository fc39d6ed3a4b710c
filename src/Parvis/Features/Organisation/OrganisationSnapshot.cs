using Parvis.Data;
using Parvis.Ui;

namespace Parvis.Features.Organisation;

/// <summary>The organisation as it was read: never changes, safe to share between requests.</summary>
public sealed class OrganisationSnapshot
{
    readonly Dictionary<Guid, DepartmentEntry> departments;
    readonly Dictionary<Guid, AgentEntry> agents;
    readonly Dictionary<Guid, ServicePoint> points;
    readonly Dictionary<Guid, CircleEntry> circles;
    readonly ILookup<Guid, AgentEntry> members;

    public OrganisationSnapshot(
        IReadOnlyCollection<Department> departments,
        IReadOnlyList<AgentEntry> agents,
        IReadOnlyList<ServicePoint> servicePoints,
        IReadOnlyList<CircleEntry> circles
    )
    {
        Departments = InTreeOrder(departments);
        Agents = agents;
        ServicePoints = servicePoints;
        Circles = circles;
        this.departments = Departments.ToDictionary(d => d.Id);
        this.agents = agents.ToDictionary(a => a.Id);
        points = servicePoints.ToDictionary(p => p.Id);
        this.circles = circles.ToDictionary(c => c.Id);
        members = agents
            .Where(a => a.Active)
            .SelectMany(a => a.Memberships.Select(m => (m.DepartmentId, Agent: a)))
            .ToLookup(m => m.DepartmentId, m => m.Agent);
    }

    /// <summary>Parents before children, alphabetical among sisters, closed ones included.</summary>
    public IReadOnlyList<DepartmentEntry> Departments { get; }

    public IEnumerable<DepartmentEntry> OpenDepartments => Departments.Where(d => d.Active);

    /// <summary>Alphabetical, those who left included.</summary>
    public IReadOnlyList<AgentEntry> Agents { get; }

    public IReadOnlyList<ServicePoint> ServicePoints { get; }

    public IReadOnlyList<CircleEntry> Circles { get; }

    public DepartmentEntry? Department(Guid? id) => id is { } known ? departments.GetValueOrDefault(known) : null;

    public string DepartmentName(Guid? id) => Department(id)?.Name ?? "";

    public AgentEntry? Agent(Guid? id) => id is { } known ? agents.GetValueOrDefault(known) : null;

    public string AgentName(Guid? id) => Agent(id)?.FullName ?? "";

    public ServicePoint? ServicePoint(Guid? id) => id is { } known ? points.GetValueOrDefault(known) : null;

    public CircleEntry? Circle(Guid? id) => id is { } known ? circles.GetValueOrDefault(known) : null;

    /// <summary>Somebody's departments in the order of the tree, the same on every screen.</summary>
    public IEnumerable<Membership> InOrder(IEnumerable<Membership> memberships) =>
        Departments.Join(memberships, d => d.Id, m => m.DepartmentId, (_, membership) => membership);

    /// <summary>For whom the circle's requests exist.</summary>
    public bool IsIn(Guid circleId, Guid agentId) => Circle(circleId)?.Members.Contains(agentId) == true;

    /// <summary>Who works there now, alphabetical.</summary>
    public IEnumerable<AgentEntry> AgentsOf(Guid departmentId) => members[departmentId];

    /// <summary>Who answers for the department: its head, else the head of the one above.</summary>
    public AgentEntry? HeadOf(Guid? departmentId)
    {
        for (
            var department = Department(departmentId);
            department is not null;
            department = Department(department.ParentId)
        )
        {
            var head = members[department.Id].FirstOrDefault(a => a.RoleIn(department.Id) == DepartmentRole.Head);
            if (head is not null)
                return head;
        }

        return null;
    }

    /// <summary>The department and all those below it.</summary>
    public IEnumerable<Guid> Under(Guid departmentId) =>
        Departments.Where(d => d.Id == departmentId || d.Ancestors.Contains(departmentId)).Select(d => d.Id);

    static List<DepartmentEntry> InTreeOrder(IReadOnlyCollection<Department> all)
    {
        var known = all.Select(d => d.Id).ToHashSet();
        var children = all.ToLookup(d => d.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var ordered = new List<DepartmentEntry>(all.Count);
        Add(Guid.Empty, "", []);
        return ordered;

        void Add(Guid parent, string path, IReadOnlyList<Guid> ancestors)
        {
            foreach (
                var department in children[parent].OrderBy(d => d.SortName, StringComparer.Ordinal).ThenBy(d => d.Id)
            )
            {
                var entry = new DepartmentEntry
                {
                    Id = department.Id,
                    Name = department.Name,
                    Path = path.Length == 0 ? department.Name : $"{path} › {department.Name}",
                    Ancestors = ancestors,
                    ParentId = department.ParentId,
                    ServicePointId = department.ServicePointId,
                    Address = department.Address,
                    Phone = department.Phone,
                    Email = department.Email,
                    Active = department.Active,
                };
                ordered.Add(entry);
                Add(department.Id, entry.Path, [.. ancestors, department.Id]);
            }
        }
    }
}

public sealed record DepartmentEntry
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as in an address.</summary>
    public string Slug => field ??= Folding.Slug(Name);

    /// <summary>« Services techniques › Voirie »</summary>
    public required string Path { get; init; }

    /// <summary>From the top of the tree to the parent.</summary>
    public required IReadOnlyList<Guid> Ancestors { get; init; }

    public int Depth => Ancestors.Count;

    public required Guid? ParentId { get; init; }

    public required Guid? ServicePointId { get; init; }

    public required string Address { get; init; }

    public required string Phone { get; init; }

    public required string Email { get; init; }

    public required bool Active { get; init; }
}

public sealed record AgentEntry
{
    public required Guid Id { get; init; }

    public required Guid? AccountId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string FullName { get; init; }

    /// <summary>The name as in an address.</summary>
    public string Slug => field ??= Folding.Slug(FullName);

    public required string SortName { get; init; }

    public required string Function { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required bool Active { get; init; }

    /// <summary>CRPA L111-2: correspondence must not name this agent.</summary>
    public required bool Anonymous { get; init; }

    public required DigestRhythm Digest { get; init; }

    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    public IReadOnlyList<Absence> Absences { get; init; } = [];

    public DepartmentRole? RoleIn(Guid departmentId) =>
        Memberships.FirstOrDefault(m => m.DepartmentId == departmentId)?.Role;

    public Absence? AbsenceOn(DateOnly day) => Absences.FirstOrDefault(a => a.From <= day && a.Until >= day);

    /// <summary>As a list of agents to choose from writes it.</summary>
    public string NameOn(DateOnly day) =>
        AbsenceOn(day) is { } absence ? $"{FullName} (absence jusqu'au {absence.Until.Short()})" : FullName;
}

public sealed record CircleEntry(Guid Id, string Name, string TransferPhone, IReadOnlySet<Guid> Members);
