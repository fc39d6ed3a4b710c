using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Referrals.Refer;

/// <summary>What the page that sends a request on reads and does.</summary>
public sealed class ReferralDesk(
    ParvisDbContext db,
    CurrentViewer viewer,
    PartnerService partners,
    CompetenceDirectory competences,
    TopicCatalogue topics,
    ReferralWriter writer,
    ReferralSending sending,
    RequestChanges changes,
    OnceOnly once
)
{
    public async Task<ReferralSheet> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        var table = await competences.GetAsync(cancellationToken);
        return new ReferralSheet(
            [.. (await partners.AllAsync(cancellationToken)).Where(p => p.Active)],
            table.Find(topic, request.Place),
            await db.AddresseesAsync(request, cancellationToken),
            topic is null || topic.StatutoryLimit.Confirmed
        );
    }

    /// <summary>An empty form as most people will want it.</summary>
    public static ReferForm Usual(CitizenRequest request, ReferralSheet sheet)
    {
        var envelope = sheet.Addressees.Envelope();
        var email = sheet.Addressees.Select(a => a.EmailFor(null)).FirstOrDefault(e => e is not null);
        var paper = request.CircleId is not null || sheet.Addressees.WantPaper(request.Channel);
        var partner = sheet.Partner(sheet.Suggested?.PartnerId);
        return new ReferForm
        {
            PartnerId = sheet.Suggested?.PartnerId,
            PartnerChannel =
                request.CircleId is not null || partner is { Email.Length: 0 } ? Channel.Post : Channel.Email,
            Channel = (email, envelope) switch
            {
                (null, null) => Channel.Phone,
                (null, _) => Channel.Post,
                (_, null) when request.CircleId is null => Channel.Email,
                _ => paper ? Channel.Post : Channel.Email,
            },
            Email = email,
            Envelope = envelope,
        };
    }

    /// <summary>Null until a partner is chosen.</summary>
    public async Task<WrittenReferral?> PreviewAsync(
        CitizenRequest request,
        ReferralSheet sheet,
        ReferralWish wish,
        CancellationToken cancellationToken
    ) =>
        sheet.Partner(wish.PartnerId) is { } partner
            ? await writer.WriteAsync(request, partner, wish, cancellationToken)
            : null;

    /// <summary>Sent twice by a double click, it leaves once.</summary>
    /// <returns>Whether it had left already.</returns>
    public async Task<bool> SendAsync(
        string reference,
        ReferralWish wish,
        int seen,
        string token,
        CancellationToken cancellationToken
    )
    {
        var sent = await once.RunAsync(
            token,
            async () =>
            {
                await changes.ApplyAsync(
                    reference,
                    RequestAction.Refer,
                    seen,
                    viewer.Value,
                    (request, by) => sending.SendAsync(request, wish, by, cancellationToken),
                    cancellationToken
                );
                return RequestLinks.Page(reference);
            },
            cancellationToken
        );
        return sent.Again;
    }
}

/// <param name="Partners">Those that requests are sent to.</param>
/// <param name="Suggested">Who usually does this, as far as the town said.</param>
/// <param name="Addressees">Whom the notice may go to.</param>
/// <param name="LawConfirmed">Somebody of the town looked up what silence means for the topic.</param>
public sealed record ReferralSheet(
    IReadOnlyList<PartnerAuthority> Partners,
    CompetenceEntry? Suggested,
    IReadOnlyList<Addressee> Addressees,
    bool LawConfirmed
)
{
    public PartnerAuthority? Partner(Guid? id) => id is null ? null : Partners.FirstOrDefault(p => p.Id == id);
}
