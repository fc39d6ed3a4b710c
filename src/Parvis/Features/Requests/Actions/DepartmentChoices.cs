using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Actions;

/// <summary>The other departments, for a form that sends something to one of them.</summary>
static class DepartmentChoices
{
    public const string Field = "DepartmentId";

    public static async Task<IReadOnlyList<SelectListItem>> ForAsync(
        RequestActions actions,
        CitizenRequest request,
        CancellationToken cancellationToken
    )
    {
        var organisation = await actions.OrganisationAsync(cancellationToken);
        return
        [
            new("Choisissez un service", ""),
            .. organisation
                .OpenDepartments.Where(d => d.Id != request.DepartmentId)
                .Where(d => Handlers.MayHave(organisation, d.Id, request))
                .Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];
    }

    /// <summary>Null when nothing was chosen: the form says so by itself.</summary>
    public static async Task<DepartmentEntry?> ChosenAsync(
        RequestActions actions,
        Guid? departmentId,
        CancellationToken cancellationToken
    )
    {
        var department = (await actions.OrganisationAsync(cancellationToken)).Department(departmentId);
        return departmentId is null || department is { Active: true }
            ? department
            : throw new RefusedException("Ce service n'existe plus : choisissez-en un autre.", Field);
    }
}
