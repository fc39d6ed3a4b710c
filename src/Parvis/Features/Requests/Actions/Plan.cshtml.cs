using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class PlanModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Detail { get; set; }

    protected override RequestAction Action => RequestAction.Plan;

    protected override Task PrepareAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method))
            (On, Detail) = (Record.PlannedOn, Record.PlannedDetail);
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var today = await Actions.Clock.TodayAsync(Aborted);
        return await ApplyAsync(
            (request, _) =>
                request.PlanIntervention(
                    On ?? throw new RefusedException("Choisissez la date de l'intervention.", nameof(On)),
                    Detail,
                    today
                ),
            "L'intervention est prévue : l'accueil peut l'annoncer à l'usager."
        );
    }

    public Task<IActionResult> OnPostCancelAsync() =>
        ApplyAsync((request, _) => request.CancelIntervention(Detail), "L'intervention prévue est annulée.");
}
