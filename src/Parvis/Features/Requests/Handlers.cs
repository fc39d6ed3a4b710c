using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests;

/// <summary>Who can be given a request.</summary>
public static class Handlers
{
    /// <summary>Those who handle requests in the department, and who may know of it when it is confidential.</summary>
    public static IEnumerable<AgentEntry> Of(OrganisationSnapshot organisation, Guid? departmentId, Guid? circleId) =>
        departmentId is not { } department
            ? []
            : organisation
                .AgentsOf(department)
                .Where(a => a.RoleIn(department) is DepartmentRole.CaseHandler or DepartmentRole.Head)
                .Where(a => circleId is not { } circle || organisation.IsIn(circle, a.Id));

    /// <summary>A department where nobody may know of it would never see it.</summary>
    public static bool MayHave(OrganisationSnapshot organisation, Guid departmentId, CitizenRequest request) =>
        request.CircleId is null || Of(organisation, departmentId, request.CircleId).Any();

    /// <summary>Refuses to send it where nobody could read it.</summary>
    public static void RefuseOutside(
        OrganisationSnapshot organisation,
        DepartmentEntry department,
        CitizenRequest request
    )
    {
        if (!MayHave(organisation, department.Id, request))
            throw new RefusedException(
                $"Personne au service {department.Name} ne peut voir cette demande confidentielle.",
                "DepartmentId"
            );
    }
}
