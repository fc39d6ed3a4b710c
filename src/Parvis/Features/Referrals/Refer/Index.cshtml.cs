using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Referrals.Refer;

/// <summary>Sends a request on to the authority that is competent: what will leave is always in sight.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ReferralDesk desk) : PreviewedActionModel(actions)
{
    [BindProperty]
    public ReferForm Input { get; set; } = new();

    public ReferralSheet Sheet { get; private set; } = null!;

    public WrittenReferral? Preview { get; private set; }

    public string Address => ReferralLinks.Refer(Record.Reference);

    public IReadOnlyList<SelectListItem> Partners =>
        [
            new("Choisir l'organisme", ""),
            .. Sheet.Partners.Select(p => new SelectListItem(p.Name, $"{p.Id}", p.Id == Input.PartnerId)),
        ];

    protected override RequestAction Action => RequestAction.Refer;

    protected override string PreviewView => "/Features/Referrals/Refer/_Preview.cshtml";

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await Actions.FindAsync(Normalized, Aborted) is not { } request)
            return NotFound();
        var again = await desk.SendAsync(request.Reference, Input.ToWish(), Seen, Input.Token, Aborted);
        TempData["Done"] = again
            ? "Cette demande était déjà transmise : ce que vous venez de changer n'est pas envoyé."
            : "La demande est transmise. Elle reste suivie ici.";
        return Redirect(RequestLinks.Page(request.Reference));
    }

    protected override async Task PrepareAsync()
    {
        Sheet = await desk.ReadAsync(Record, Aborted);
        if (HttpMethods.IsGet(Request.Method))
            Input = ReferralDesk.Usual(Record, Sheet);
        Input.Token = OnceOnly.NewToken();
        ModelState.Remove("Input.Token");
        Preview = await desk.PreviewAsync(Record, Sheet, Input.ToWish(), Aborted);
    }
}
