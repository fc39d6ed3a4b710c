using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class ReturnToPilotModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Reason { get; set; }

    protected override RequestAction Action => RequestAction.ReturnToPilot;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, _) => request.ReturnToPilot(Reason ?? ""), "La demande est chez le pilote.");
}
