using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class AssignModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "Choisissez un agent.")]
    public Guid? AgentId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Agents { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Assign;

    protected override async Task PrepareAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        var today = await Actions.Clock.TodayAsync(Aborted);
        Agents =
        [
            new("Choisissez un agent", ""),
            .. Handlers
                .Of(organisation, Record.DepartmentId, Record.CircleId)
                .Select(a => new SelectListItem(a.NameOn(today), a.Id.ToString())),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        return await ApplyAsync(
            (request, by) =>
            {
                var agent =
                    Handlers
                        .Of(organisation, request.DepartmentId, request.CircleId)
                        .FirstOrDefault(a => a.Id == AgentId)
                    ?? throw new RefusedException(
                        "Cet agent ne traite pas les demandes de ce service.",
                        nameof(AgentId)
                    );
                request.Assign(agent.Id, agent.FullName, Reason, by);
            },
            $"La demande est confiée à {organisation.AgentName(AgentId)}."
        );
    }
}
