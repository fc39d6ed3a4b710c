using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class TransferModel(RequestActions actions, ServiceTargets targets) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "Choisissez le service.")]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Dites au service pourquoi vous lui transférez cette demande.")]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Transfer;

    protected override async Task PrepareAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        Departments =
        [
            new("Choisissez un service", ""),
            .. organisation
                .OpenDepartments.Where(d => d.Id != Record.DepartmentId)
                .Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        var department = organisation.Department(DepartmentId);
        if (DepartmentId is not null && department is not { Active: true })
            throw new RefusedException("Ce service n'existe plus : choisissez-en un autre.", nameof(DepartmentId));
        return await ApplyAsync(
            async (request, by) =>
                request.Transfer(
                    department!.Id,
                    department.Name,
                    Reason!,
                    await targets.AcceptBeforeAsync(by.At, Aborted)
                ),
            $"La demande est transférée à {department?.Name}. Vous gardez la possibilité de la suivre."
        );
    }
}
