using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class WaitModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Reason { get; set; }

    protected override RequestAction Action => RequestAction.Wait;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, _) => request.WaitForRequester(Reason ?? ""), "La demande attend l'usager.");
}
