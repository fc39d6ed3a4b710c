using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Referrals.Following;

/// <summary>On the page of a request: which partner has it and what is known of it there, or whose it usually is.</summary>
public sealed class ReferralPanel(
    ParvisDbContext db,
    CompetenceDirectory competences,
    TopicCatalogue topics,
    CurrentViewer viewer
) : IRequestPagePanel
{
    public int Order => 2;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (request.WasReferred && await ReadAsync(request, cancellationToken) is { } shown)
            return new PagePanel("/Features/Referrals/Following/_Referral.cshtml", shown, PanelPlace.Facts);
        return request.IsOpen && await SuggestAsync(request, cancellationToken) is { } usual
            ? new PagePanel("/Features/Referrals/Following/_Competence.cshtml", usual, PanelPlace.Facts)
            : null;
    }

    /// <summary>The latest one, in one command.</summary>
    async Task<ShownReferral?> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var found = await (
            from referral in db.Set<Referral>().AsNoTracking()
            where referral.RequestId == request.Id
            join partner in db.Set<PartnerAuthority>().AsNoTracking() on referral.PartnerId equals partner.Id
            join message in db.Set<Correspondence>().AsNoTracking() on referral.MessageId equals message.Id
            join forwarding in db.Set<Forwarding>().AsNoTracking()
                on referral.MessageId equals forwarding.MessageId
                into forwardings
            from forwarding in forwardings.DefaultIfEmpty()
            orderby referral.Id descending
            select new
            {
                referral,
                partner,
                message.State,
                forwarding.SentOn,
                forwarding.ReceivedOn,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new ShownReferral(
                request.Reference,
                request.Status == RequestStatus.Referred,
                RequestPolicy.Allows(viewer.Value, request, RequestAction.Refer),
                found.referral,
                found.partner,
                found.State.DidNotArrive(),
                found.SentOn,
                found.ReceivedOn
            );
    }

    async Task<ShownCompetence?> SuggestAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        return (await competences.GetAsync(cancellationToken)).Find(topic, request.Place) is { } entry
            ? new ShownCompetence(
                request.Reference,
                entry,
                RequestPolicy.Allows(viewer.Value, request, RequestAction.Refer)
            )
            : null;
    }
}

/// <param name="Current">The partner has it now.</param>
/// <param name="MayAct">This person may note, chase, bring back.</param>
/// <param name="Lost">What was sent to the partner did not arrive.</param>
/// <param name="SentOn">The local day the message left.</param>
/// <param name="ReceivedOn">The local day the partner received it.</param>
public sealed record ShownReferral(
    string Reference,
    bool Current,
    bool MayAct,
    Referral Referral,
    PartnerAuthority Partner,
    bool Lost,
    DateOnly? SentOn,
    DateOnly? ReceivedOn
);

public sealed record ShownCompetence(string Reference, CompetenceEntry Entry, bool MayRefer);
