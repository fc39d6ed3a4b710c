using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Referrals.Following.Return;

/// <summary>A request comes back from the partner: with its answer, or because it is not competent.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ReferralFollowing following) : RequestActionModel(actions)
{
    [BindProperty]
    public bool Declined { get; set; }

    [BindProperty]
    public Channel Channel { get; set; } = Channel.Email;

    [BindProperty]
    public string? Words { get; set; }

    public Referral? Referral { get; private set; }

    protected override RequestAction Action => RequestAction.Refer;

    protected override async Task PrepareAsync() =>
        Referral = Record.Status == RequestStatus.Referred ? await following.FindAsync(Record.Id, Aborted) : null;

    public Task<IActionResult> OnPostAsync() =>
        Declined
            ? ApplyAsync((request, _) => following.DeclineAsync(request, Words, Aborted), "La demande est revenue.")
            : ApplyAsync(
                (request, by) => following.BringBackAsync(request, Channel, Words, by, Aborted),
                "La réponse de l'organisme est dans la demande."
            );
}
