using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class OpinionModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "Choisissez le service.")]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre question.")]
    public string? Question { get; set; }

    [BindProperty]
    public DateOnly? ExpectedOn { get; set; }

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    protected override RequestAction Action => RequestAction.AskOpinion;

    protected override bool ChecksFreshness => false;

    protected override async Task PrepareAsync() =>
        Departments = await DepartmentChoices.ForAsync(Actions, Record, Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var department = await DepartmentChoices.ChosenAsync(Actions, DepartmentId, Aborted);
        if (ExpectedOn < await Actions.Clock.TodayAsync(Aborted))
            throw new RefusedException("Choisissez une date à venir.", nameof(ExpectedOn));
        return await ApplyAsync(
            async (request, by) =>
            {
                Handlers.RefuseOutside(await Actions.OrganisationAsync(Aborted), department!, request);
                var asked = await Actions
                    .Db.Set<Opinion>()
                    .AnyAsync(
                        o => o.RequestId == request.Id && o.DepartmentId == department!.Id && o.Answer == null,
                        Aborted
                    );
                if (asked)
                    throw new RefusedException("L'avis de ce service est déjà demandé.", nameof(DepartmentId));
                var opinion = new Opinion
                {
                    RequestId = request.Id,
                    DepartmentId = department!.Id,
                    AskedById = by.AgentId,
                    AskedBy = by.Name,
                    AskedAt = by.At,
                    Question = Question!.Trim(),
                    ExpectedOn = ExpectedOn,
                };
                Actions.Db.Add(opinion);
                await Actions.Db.SaveChangesAsync(Aborted);
                request.AskOpinion(opinion.Id, department.Id, department.Name);
            },
            $"L'avis de {department?.Name} est demandé. La demande reste chez vous."
        );
    }
}
