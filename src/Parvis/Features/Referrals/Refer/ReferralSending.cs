using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Following;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Referrals.Refer;

/// <summary>Sends a request on: the message to the partner, the notice to the resident and the state, in one transaction.</summary>
public sealed class ReferralSending(
    ParvisDbContext db,
    ReferralWriter writer,
    Forwardings forwardings,
    SilenceDays silence,
    HiddenNames hidden,
    PartnerMail mail,
    TownClock town
)
{
    /// <summary>Inside the change of the request.</summary>
    /// <exception cref="RefusedException">Something lacks: nothing leaves.</exception>
    public async Task SendAsync(
        CitizenRequest request,
        ReferralWish wish,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var partner =
            await db.Set<PartnerAuthority>()
                .FirstOrDefaultAsync(p => p.Id == wish.PartnerId && p.Active, cancellationToken)
            ?? throw new RefusedException("Choisissez l'organisme compétent.", "Input.PartnerId");
        wish.RefuseIfIncomplete(request, partner);
        await hidden.RefuseAsync(wish.Reason, wish.Word, "Input.Word", cancellationToken);
        var written = await writer.WriteAsync(request, partner, wish, cancellationToken);
        RefuseIfLacking(written.Notice);
        await SendAsync(request, partner, wish, written, by, cancellationToken);
    }

    async Task SendAsync(
        CitizenRequest request,
        PartnerAuthority partner,
        ReferralWish wish,
        WrittenReferral written,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var forwarded = mail.Write(request, partner, wish.PartnerChannel, written.ToPartner, by);
        var notice = wish.Tells ? Notice(request, wish, written.Notice, by) : null;
        if (notice is not null)
            db.Add(notice);
        // Files, the clock, the timeline and the outbox need their numbers, and the request has not changed yet.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var file in written.Files)
            db.Add(file.CopyFor(forwarded, by));
        await EndFormerAsync(request, cancellationToken);
        var today = await town.TodayAsync(cancellationToken);
        var newsDueOn = await silence.AfterAsync(today, cancellationToken);
        db.Add(
            new Referral(request.Id, forwarded.Id, partner.Id, partner.Name)
            {
                Reason = wish.Reason,
                ReferredOn = today,
                ReferredBy = by.Name,
                NewsDueOn = newsDueOn,
                TellOn = newsDueOn,
            }
        );
        forwardings.Add(forwarded);
        request.Refer(new ReferredPartner(partner.Id, partner.Name), today, wish.Reason, notice is not null, by);
        request.PrepareNotice(forwarded.Id, forwarded.Kind, forwarded.Channel);
        if (forwarded.Channel == Channel.Email)
            mail.Queue(forwarded, partner, written.ToPartner, written.Files);
        if (notice is null)
            return;
        request.PrepareNotice(notice.Id, notice.Kind, notice.Channel);
        if (notice.Channel == Channel.Email)
            mail.Queue(
                notice,
                new OutgoingMail
                {
                    To = notice.Recipient,
                    Subject = notice.Subject,
                    Text = written.Notice.Text,
                    Html = written.Notice.Html,
                }
            );
    }

    static Correspondence Notice(
        CitizenRequest request,
        ReferralWish wish,
        ForwardingNotice notice,
        ProcessContext by
    ) =>
        new()
        {
            RequestId = request.Id,
            Kind = CorrespondenceKind.ForwardingNotice,
            Direction = Direction.Outgoing,
            Channel = wish.Channel,
            At = by.At,
            AgentId = by.AgentId,
            Author = by.Name,
            Subject = notice.Subject,
            Body = notice.Kept,
            Recipient = wish.Recipient,
            State = wish.Channel == Channel.Email ? CorrespondenceState.Queued : CorrespondenceState.ToPrint,
        };

    /// <summary>One whose request was answered meanwhile, then reopened.</summary>
    async Task EndFormerAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var today = await town.TodayAsync(cancellationToken);
        var former = await db.Set<Referral>()
            .Where(r => r.RequestId == request.Id && r.EndedOn == null)
            .ToListAsync(cancellationToken);
        former.ForEach(r => r.End(today, declined: false));
    }

    public static void RefuseIfLacking(ForwardingNotice notice)
    {
        if (notice.Lacking is { Count: > 0 } lacking)
            throw new RefusedException(
                $"Cette demande ne peut pas être transmise : il manque {string.Join(", ", lacking.Select(m => $"{m.What.InFrench()} (CRPA {m.Article})"))}."
            );
    }
}
