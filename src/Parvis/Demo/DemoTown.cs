using System.Globalization;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Demo;

/// <summary>Who does what in the town, by the short names used in the content files.</summary>
sealed class DemoTown(
    Dictionary<string, Department> departments,
    Dictionary<string, Circle> circles,
    IReadOnlyList<DemoAgent> agents,
    IReadOnlyList<DemoOfficial> officials,
    IReadOnlyDictionary<string, Guid> partners,
    IReadOnlyList<DemonstrationAccount> accounts
)
{
    public IReadOnlyList<DemonstrationAccount> Accounts => accounts;

    public IReadOnlyList<DemoAgent> Agents => agents;

    public IReadOnlyList<DemoOfficial> Officials => officials;

    public Department Department(string key) => departments[key];

    public Guid Partner(string name) => partners[name];

    public IEnumerable<Guid> Circles => circles.Values.Select(c => c.Id);

    public bool IsIn(Guid circleId, Guid agentId) =>
        circles.Values.Any(c => c.Id == circleId && c.Members.Any(m => m.AgentId == agentId));

    public Guid? CircleId(string key) => key.Length == 0 ? null : circles[key].Id;

    public IReadOnlyList<Agent> Reception { get; } =
    [
        .. agents
            .Select(a => a.Agent)
            .Where(a => a.Memberships.Any(m => m.Role == DepartmentRole.Reception))
            .OrderBy(a => a.Function.Contains("courrier", StringComparison.Ordinal)),
    ];

    public Agent Pilot { get; } =
        agents.First(a => a.Agent.Function.StartsWith("pilote", StringComparison.Ordinal)).Agent;

    public Agent Head(Guid departmentId) => Members(departmentId, DepartmentRole.Head)[0];

    public IReadOnlyList<Agent> CaseHandlers(Guid departmentId) =>
        Members(departmentId, DepartmentRole.CaseHandler) is { Count: > 0 } handlers ? handlers : [Head(departmentId)];

    public string NameOf(Guid departmentId) => departments.Values.First(d => d.Id == departmentId).Name;

    IReadOnlyList<Agent> Members(Guid departmentId, DepartmentRole role) =>
        members.GetValueOrDefault((departmentId, role)) ?? [];

    readonly Dictionary<(Guid, DepartmentRole), List<Agent>> members = agents
        .SelectMany(a => a.Agent.Memberships.Select(m => (Key: (m.DepartmentId, m.Role), a.Agent)))
        .GroupBy(m => m.Key)
        .ToDictionary(g => g.Key, g => g.Select(m => m.Agent).ToList());
}

sealed record DemoAgent(Agent Agent, IReadOnlyList<string> Departments)
{
    public Guid Id => Agent.Id;
}

/// <param name="Delegation">Short names of departments whose topics are delegated; « * » for the whole town.</param>
sealed record DemoOfficial(ElectedOfficial Official, string Delegation);

/// <summary>« 1-3 08:30-12:00 13:30-17:30, 6 09:00-12:00 »: days from Monday, then openings.</summary>
static class OpeningHours
{
    public static IEnumerable<OpeningInterval> Read(string text) =>
        from days in text.Split(',', StringSplitOptions.TrimEntries)
        let parts = days.Split(' ')
        let range = parts[0].Split('-').Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToArray()
        from day in Enumerable.Range(range[0], range[^1] - range[0] + 1)
        from opening in parts.Skip(1)
        let hours = opening.Split('-').Select(h => TimeOnly.Parse(h, CultureInfo.InvariantCulture)).ToArray()
        select new OpeningInterval(day, hours[0], hours[1]);
}
