using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class SendBackModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Reason { get; set; }

    protected override RequestAction Action => RequestAction.SendBack;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, by) => request.SendBack(Reason ?? "", by), "La demande est renvoyée.");
}
