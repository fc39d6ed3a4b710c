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
            .. Candidates(organisation, Record)
                .Select(a => new SelectListItem(
                    a.AbsenceOn(today) is { } absence
                        ? $"{a.FullName} (absent jusqu'au {absence.Until:d MMM})"
                        : a.FullName,
                    a.Id.ToString()
                )),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var organisation = await Actions.OrganisationAsync(Aborted);
        return await ApplyAsync(
            (request, by) =>
            {
                var agent =
                    Candidates(organisation, request).FirstOrDefault(a => a.Id == AgentId)
                    ?? throw new RefusedException(
                        "Cet agent ne traite pas les demandes de ce service.",
                        nameof(AgentId)
                    );
                request.Assign(agent.Id, agent.FullName, Reason, by);
            },
            $"La demande est confiée à {organisation.AgentName(AgentId)}."
        );
    }

    /// <summary>Those who handle requests in the department, and who may know of it when it is confidential.</summary>
    public static IEnumerable<AgentEntry> Candidates(OrganisationSnapshot organisation, CitizenRequest request) =>
        request.DepartmentId is not { } department
            ? []
            : organisation
                .AgentsOf(department)
                .Where(a => a.RoleIn(department) is DepartmentRole.CaseHandler or DepartmentRole.Head)
                .Where(a => request.CircleId is not { } circle || organisation.IsIn(circle, a.Id));
}
