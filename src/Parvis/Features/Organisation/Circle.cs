using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>The only agents for whom a confidential topic exists: social, police, safety, human resources.</summary>
public sealed class Circle : IVersioned
{
    readonly List<CircleMember> members = [];

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    /// <summary>The number reception gives, whether or not anything was found.</summary>
    public string TransferPhone { get; private set; } = "";

    public IReadOnlyList<CircleMember> Members => members;

    public int Version { get; set; }

    public void Edit(string name, string? transferPhone)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RefusedException("Donnez un nom au cercle.", nameof(Name));
        Name = name.Trim();
        TransferPhone = transferPhone?.Trim() ?? "";
    }

    public bool Admit(Guid agentId)
    {
        if (members.Exists(m => m.AgentId == agentId))
            return false;
        members.Add(new CircleMember(agentId));
        return true;
    }

    public bool Dismiss(Guid agentId) => members.RemoveAll(m => m.AgentId == agentId) > 0;

    public void SetMembers(IEnumerable<Guid> agentIds)
    {
        var wanted = agentIds.Distinct().ToHashSet();
        members.RemoveAll(m => !wanted.Contains(m.AgentId));
        var present = members.Select(m => m.AgentId).ToHashSet();
        members.AddRange(wanted.Where(id => !present.Contains(id)).Select(id => new CircleMember(id)));
    }
}

public sealed record CircleMember(Guid AgentId);
