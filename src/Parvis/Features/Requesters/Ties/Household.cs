using Parvis.Data;

namespace Parvis.Features.Requesters.Ties;

/// <summary>People who live together and may speak for the same matter; nothing is inferred from it.</summary>
public sealed class Household
{
    readonly List<HouseholdMember> members = [];

    Household() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public IReadOnlyList<HouseholdMember> Members => members;

    public static Household Of(long firstId, HouseholdRole role)
    {
        var household = new Household();
        household.members.Add(new HouseholdMember(firstId, role));
        return household;
    }

    public void Add(long requesterId, HouseholdRole role)
    {
        if (members.Any(m => m.RequesterId == requesterId))
            throw new RefusedException("Cette personne est déjà dans le foyer.", "Person.Text");
        members.Add(new HouseholdMember(requesterId, role));
    }

    public void Remove(long requesterId)
    {
        if (members.RemoveAll(m => m.RequesterId == requesterId) == 0)
            throw new RefusedException("Cette personne n'est plus dans le foyer.");
    }

    /// <summary>One person is not a household.</summary>
    public bool IsDissolved => members.Count <= 1;
}

public sealed class HouseholdMember(long requesterId, HouseholdRole role)
{
    public long Id { get; private set; }

    public long HouseholdId { get; private set; }

    public long RequesterId { get; private set; } = requesterId;

    public HouseholdRole Role { get; private set; } = role;
}

public enum HouseholdRole
{
    Adult,
    Partner,
    Child,
    Elder,
    Other,
}

public static class HouseholdRoles
{
    public static string InFrench(this HouseholdRole role) =>
        role switch
        {
            HouseholdRole.Adult => "adulte",
            HouseholdRole.Partner => "conjoint",
            HouseholdRole.Child => "enfant",
            HouseholdRole.Elder => "parent âgé",
            HouseholdRole.Other => "autre",
        };
}
