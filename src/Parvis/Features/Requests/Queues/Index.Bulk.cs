using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Queues;

/// <summary>The same thing done to every ticked request, by a head of department or the pilot.</summary>
public sealed partial class IndexModel
{
    [BindProperty]
    public string[] Ticked { get; set; } = [];

    [BindProperty]
    public Guid? AgentId { get; set; }

    [BindProperty]
    public Guid? ToDepartmentId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool OffersBulk => Viewer.IsHead || Viewer.IsPilot;

    /// <summary>Whoever answers requests answers several at once.</summary>
    public bool OffersTogether =>
        Viewer.IsPilot || Viewer.StandsInFor.Count > 0 || Viewer.Departments.Keys.Any(d => Viewer.Handles(d));

    public bool OffersTicks => OffersBulk || OffersTogether;

    /// <summary>Where the ticked requests of this queue, or all that its filters leave, are answered with one text.</summary>
    public string Together(bool all) =>
        Asked.Filter.In(
            RequestLinks.Together,
            "liste",
            Asked.DepartmentId is { } department ? $"{Queue}/{department}" : Queue
        ) + (all ? "&handler=All" : "");

    public bool OffersAssign => OffersBulk && Screen.Asked.Kind != QueueKind.Unowned;

    /// <summary>Those who can be given requests here, by department.</summary>
    public IEnumerable<SelectListItem> AgentChoices
    {
        get
        {
            yield return new SelectListItem("Choisissez un agent", "");
            foreach (var department in Screen.Organisation.OpenDepartments.Where(MayAssignIn))
            {
                var group = new SelectListGroup { Name = department.Path };
                foreach (var agent in Handlers.Of(Screen.Organisation, department.Id, circleId: null))
                    yield return new SelectListItem(agent.NameOn(Screen.Today), agent.Id.ToString()) { Group = group };
            }
        }
    }

    public IEnumerable<SelectListItem> DepartmentChoices =>
        [
            new SelectListItem("Choisissez un service", ""),
            .. Screen.Organisation.OpenDepartments.Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAssignAsync()
    {
        var organisation = await directory.GetAsync(HttpContext.RequestAborted);
        if (organisation.Agent(AgentId) is not { Active: true } agent)
            throw new RefusedException("Choisissez l'agent à qui confier ces demandes.", nameof(AgentId));
        return await EachAsync(
            RequestAction.Assign,
            (request, by) =>
            {
                if (
                    request.DepartmentId is { } department
                    && !Handlers.Of(organisation, department, request.CircleId).Contains(agent)
                )
                    throw new RefusedException($"{agent.FullName} ne traite pas les demandes de ce service.");
                request.Assign(agent.Id, agent.FullName, null, by);
            },
            n => n > 1 ? $"{n} demandes confiées à {agent.FullName}." : $"Une demande confiée à {agent.FullName}."
        );
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostTransferAsync()
    {
        var organisation = await directory.GetAsync(HttpContext.RequestAborted);
        if (organisation.Department(ToDepartmentId) is not { Active: true } department)
            throw new RefusedException("Choisissez le service à qui transférer ces demandes.", nameof(ToDepartmentId));
        RefuseWithoutReason("Dites au service pourquoi vous lui transférez ces demandes.");
        var acceptBefore = await targets.AcceptBeforeAsync(clock.GetUtcNow().UtcDateTime, HttpContext.RequestAborted);
        return await EachAsync(
            RequestAction.Transfer,
            (request, _) =>
            {
                Handlers.RefuseOutside(organisation, department, request);
                request.Transfer(department.Id, department.Name, Reason!, acceptBefore);
            },
            n =>
                n > 1
                    ? $"{n} demandes transférées au service {department.Name}."
                    : $"Une demande transférée au service {department.Name}."
        );
    }

    [OutsideTransaction]
    public Task<IActionResult> OnPostReturnAsync()
    {
        RefuseWithoutReason("Dites au pilote pourquoi vous lui rendez ces demandes.");
        return EachAsync(
            RequestAction.ReturnToPilot,
            (request, _) => request.ReturnToPilot(Reason!.Trim()),
            n => n > 1 ? $"{n} demandes rendues au pilote." : "Une demande rendue au pilote."
        );
    }

    async Task<IActionResult> EachAsync(
        RequestAction action,
        Action<CitizenRequest, ProcessContext> verb,
        Func<int, string> done
    )
    {
        if (!OffersBulk)
            return NotFound();
        var ticked = Ticked.Select(TickedRequest.Parse).OfType<TickedRequest>().ToList();
        if (ticked.Count == 0)
            throw new RefusedException("Cochez au moins une demande.", nameof(Ticked));
        var outcome = await bulk.ApplyAsync(ticked, action, Viewer, verb, HttpContext.RequestAborted);
        if (outcome.Done > 0)
            TempData["Done"] = done(outcome.Done);
        if (outcome.Failures.Count > 0)
            TempData["Failures"] = outcome.Failures.ToArray();
        return LocalRedirect(Here);
    }

    void RefuseWithoutReason(string sentence)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            throw new RefusedException(sentence, nameof(Reason));
    }

    bool MayAssignIn(DepartmentEntry department) =>
        (Viewer.IsPilot || Viewer.Heads(department.Id))
        && (Screen.Selection.Departments is not { } scope || scope.Contains(department.Id));
}
