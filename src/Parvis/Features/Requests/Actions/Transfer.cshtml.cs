using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
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

    protected override async Task PrepareAsync() =>
        Departments = await DepartmentChoices.ForAsync(Actions, Record, Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var department = await DepartmentChoices.ChosenAsync(Actions, DepartmentId, Aborted);
        return await ApplyAsync(
            async (request, by) =>
            {
                Handlers.RefuseOutside(await Actions.OrganisationAsync(Aborted), department!, request);
                request.Transfer(
                    department!.Id,
                    department.Name,
                    Reason!,
                    await targets.AcceptBeforeAsync(by.At, Aborted)
                );
            },
            $"La demande est transférée à {department?.Name}. Vous la retrouverez dans « Suivies »."
        );
    }
}
