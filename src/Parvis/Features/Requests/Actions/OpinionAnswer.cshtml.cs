using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class OpinionAnswerModel(RequestActions actions) : RequestActionModel(actions)
{
    /// <summary>Whose opinion was asked; a department has at most one to give at a time.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid DepartmentId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Écrivez votre avis.")]
    public string? Answer { get; set; }

    public Opinion? Opinion { get; private set; }

    protected override RequestAction Action => RequestAction.GiveOpinion;

    /// <summary>Only of the department that was asked: a colleague's opinion is not another's to write.</summary>
    protected override bool IsAllowed => base.IsAllowed && RequestPolicy.MayGiveOpinion(Actions.Viewer, DepartmentId);

    protected override bool ChecksFreshness => false;

    protected override async Task PrepareAsync() => Opinion = await FindAsync(Record.Id);

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, by) =>
            {
                var opinion =
                    await FindAsync(request.Id)
                    ?? throw new RefusedException("Cet avis n'est plus attendu : un collègue l'a peut-être donné.");
                if (!RequestPolicy.MayGiveOpinion(Actions.Viewer, opinion.DepartmentId))
                    throw new RefusedException("Cet avis est demandé à un autre service.");
                opinion.Answer = Answer!.Trim();
                opinion.AnsweredById = by.AgentId;
                opinion.AnsweredBy = by.Name;
                opinion.AnsweredAt = by.At;
                request.GiveOpinion(opinion.Id, opinion.DepartmentId);
            },
            "Votre avis est donné."
        );

    Task<Opinion?> FindAsync(long requestId) =>
        Actions
            .Db.Set<Opinion>()
            .FirstOrDefaultAsync(
                o => o.RequestId == requestId && o.DepartmentId == DepartmentId && o.Answer == null,
                Aborted
            );
}
