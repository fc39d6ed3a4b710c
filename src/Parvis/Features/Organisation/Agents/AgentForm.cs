using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Agents;

public sealed class AgentForm
{
    const int MaxDepartments = 20;

    [StringLength(80)]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Donnez le nom de l'agent."), StringLength(80)]
    public string? LastName { get; set; }

    [StringLength(150)]
    public string? Function { get; set; }

    [StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(80)]
    public string? ExternalId { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>A row without a department counts for nothing: that is how one leaves a department.</summary>
    [MaxLength(MaxDepartments)]
    public List<MembershipForm> Memberships { get; set; } = [];

    public int Version { get; set; }

    public static AgentForm Of(Agent agent, OrganisationSnapshot names) =>
        new()
        {
            FirstName = agent.FirstName,
            LastName = agent.LastName,
            Function = agent.Function,
            Email = agent.Email,
            Phone = agent.Phone,
            ExternalId = agent.ExternalId,
            Active = agent.Active,
            Memberships =
            [
                .. names
                    .InOrder(agent.Memberships)
                    .Select(m => new MembershipForm { DepartmentId = m.DepartmentId, Role = m.Role }),
            ],
            Version = agent.Version,
        };

    public AgentOptions ToOptions() =>
        new()
        {
            FirstName = FirstName ?? "",
            LastName = LastName ?? "",
            Function = Function,
            Email = Email,
            Phone = Phone,
            ExternalId = ExternalId,
            Active = Active,
        };

    public IReadOnlyList<Membership> ToMemberships() =>
        [
            .. Memberships
                .Where(m => m.DepartmentId is not null)
                .Select(m => new Membership(m.DepartmentId!.Value, m.Role)),
        ];

    /// <summary>One empty row below those filled, two for somebody new.</summary>
    public void OfferRoom()
    {
        Memberships.RemoveAll(m => m.DepartmentId is null);
        var room = Memberships.Count == 0 ? 2 : 1;
        for (var i = 0; i < room && Memberships.Count < MaxDepartments; i++)
            Memberships.Add(new MembershipForm());
    }
}

public sealed class MembershipForm
{
    public Guid? DepartmentId { get; set; }

    public DepartmentRole Role { get; set; } = DepartmentRole.CaseHandler;
}
