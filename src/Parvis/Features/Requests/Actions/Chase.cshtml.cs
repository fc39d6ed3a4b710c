using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Requesters;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class ChaseModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public Channel Channel { get; set; } = Channel.Phone;

    [BindProperty]
    public string? Words { get; set; }

    public static IEnumerable<SelectListItem> Channels =>
        Enum.GetValues<Channel>().Select(c => new SelectListItem(c.Word(), c.ToString()));

    protected override RequestAction Action => RequestAction.Chase;

    protected override bool ChecksFreshness => false;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            (request, by) => request.Chase(Channel, Words, by),
            "La relance est notée : la demande remonte dans la file."
        );
}
