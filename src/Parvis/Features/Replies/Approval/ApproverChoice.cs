using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;

namespace Parvis.Features.Replies.Approval;

/// <summary>Somebody who approves, as a list of choices writes it.</summary>
public static class ApproverChoice
{
    const string Head = "responsable";
    const string Signatory = "signataire";
    const string OfDepartment = "service:";
    const string OfAgent = "agent:";

    public static string Write(CircuitStep step) =>
        step.Kind switch
        {
            ApproverKind.Head => Head,
            ApproverKind.HeadOf => $"{OfDepartment}{step.Who}",
            ApproverKind.Agent => $"{OfAgent}{step.Who}",
            ApproverKind.Signatory => Signatory,
        };

    /// <summary>Null when nobody is chosen.</summary>
    public static CircuitStep? Read(string? choice) =>
        choice switch
        {
            Head => new CircuitStep(ApproverKind.Head),
            Signatory => new CircuitStep(ApproverKind.Signatory),
            not null when Id(choice, OfDepartment) is { } department => new CircuitStep(
                ApproverKind.HeadOf,
                department
            ),
            not null when Id(choice, OfAgent) is { } agent => new CircuitStep(ApproverKind.Agent, agent),
            _ => null,
        };

    public static string InFrench(CircuitStep step, OrganisationSnapshot organisation) =>
        step.Kind switch
        {
            ApproverKind.Head => "le responsable du service",
            ApproverKind.HeadOf => $"le responsable de {organisation.DepartmentName(step.Who)}",
            ApproverKind.Agent => organisation.AgentName(step.Who),
            ApproverKind.Signatory => "le signataire",
        };

    public static IReadOnlyList<SelectListItem> Choices(OrganisationSnapshot organisation, string none)
    {
        var heads = new SelectListGroup { Name = "Le responsable d'un service" };
        var agents = new SelectListGroup { Name = "Un agent" };
        return
        [
            new SelectListItem(none, ""),
            new SelectListItem("Le responsable du service qui a la demande", Head),
            new SelectListItem("Le signataire, d'après le tableau des délégations", Signatory),
            .. organisation.OpenDepartments.Select(d => new SelectListItem(d.Path, $"{OfDepartment}{d.Id}")
            {
                Group = heads,
            }),
            .. organisation
                .Agents.Where(a => a.Active)
                .Select(a => new SelectListItem(a.FullName, $"{OfAgent}{a.Id}") { Group = agents }),
        ];
    }

    static Guid? Id(string choice, string prefix) =>
        choice.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(choice[prefix.Length..], out var id)
            ? id
            : null;
}
