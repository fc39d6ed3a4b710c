using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Referrals.Following.News;

/// <summary>What the partner says of a request it has: its reference, the day it received it.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ReferralFollowing following) : RequestActionModel(actions)
{
    [BindProperty]
    public string? PartnerReference { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    public Referral? Referral { get; private set; }

    protected override RequestAction Action => RequestAction.Refer;

    protected override async Task PrepareAsync()
    {
        Referral = Record.Status == RequestStatus.Referred ? await following.FindAsync(Record.Id, Aborted) : null;
        if (HttpMethods.IsGet(Request.Method))
            PartnerReference = Referral?.PartnerReference;
    }

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, _) => following.NoteAsync(request, PartnerReference, ReceivedOn, Aborted), "C'est noté.");
}
