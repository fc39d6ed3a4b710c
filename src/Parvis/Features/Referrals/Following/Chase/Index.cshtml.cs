using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Referrals.Following.Chase;

/// <summary>Asks the partner for news of a request it has.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, ReferralFollowing following) : RequestActionModel(actions)
{
    [BindProperty]
    public Channel Channel { get; set; } = Channel.Email;

    [BindProperty]
    public string? Words { get; set; }

    public PartnerAuthority? Partner { get; private set; }

    public IReadOnlyList<SelectListItem> Channels =>
        [
            new("Courriel", nameof(Channel.Email)),
            new("Lettre à imprimer", nameof(Channel.Post)),
            new("Téléphone", nameof(Channel.Phone)),
        ];

    protected override RequestAction Action => RequestAction.Refer;

    protected override async Task PrepareAsync()
    {
        if (
            Record.Status != RequestStatus.Referred
            || await following.FindAsync(Record.Id, Aborted) is not { } referral
        )
            return;
        Partner = await following.PartnerAsync(referral, Aborted);
        if (!HttpMethods.IsGet(Request.Method))
            return;
        Words = ReferralFollowing.UsualWords(Record, referral);
        Channel = Partner.Email.Length > 0 && Record.CircleId is null ? Channel.Email : Channel.Post;
    }

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            (request, by) =>
                following.ChaseAsync(
                    request,
                    Channel is Channel.Email or Channel.Post ? Channel : Channel.Phone,
                    Words,
                    by,
                    Aborted
                ),
            Channel == Channel.Post
                ? "La relance est prête : à imprimer, puis à remettre au courrier."
                : "La relance est notée."
        );
}
