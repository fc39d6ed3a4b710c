using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Portal.Following;
using Parvis.Features.Portal.Following.Page;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Mandates;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Helping.Follow;

/// <summary>A request that was entrusted to them, as its resident follows it, and by the same acts.</summary>
[Authorize(Policies.Helper)]
public sealed class IndexModel(
    FollowUpReader reader,
    FollowUpActs acts,
    EntrustedReader entrusted,
    FollowUpKeys keys,
    CurrentViewer viewer,
    PortalWords words
) : FollowPageModel(reader, acts, words)
{
    public RequestMandate Mandate { get; private set; } = null!;

    public override string Address => MandateLinks.Request(Normalized);

    protected override async Task<CitizenRequest?> FindAsync()
    {
        if (await entrusted.FindAsync(Normalized, Aborted) is not { } found)
            return null;
        Mandate = found.Mandate;
        return found.Request;
    }

    protected override FollowUpForm FormOf(CitizenRequest request) =>
        new(
            request.Reference,
            keys.TokenOf(request),
            FormToken,
            Words,
            $"{viewer.Value.Name}, {viewer.Value.Function}, pour l'usager"
        );
}
