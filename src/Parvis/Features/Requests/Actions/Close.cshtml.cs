using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class CloseModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public ClosureReason Reason { get; set; } = ClosureReason.WorkDone;

    [BindProperty]
    public string? Detail { get; set; }

    public IEnumerable<SelectListItem> Reasons =>
        ClosureReasons.Offered.Select(r => new SelectListItem(r.InFrench(), r.ToString()));

    protected override RequestAction Action => RequestAction.Close;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, by) => request.Close(Reason, Detail, by), "La demande est close.");
}
