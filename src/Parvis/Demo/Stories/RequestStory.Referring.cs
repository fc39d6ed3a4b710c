using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Referrals;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Demo.Stories;

/// <summary>Sent on to the partner that is competent, followed there, chased, brought back or not.</summary>
sealed partial class RequestStory
{
    void Refer(TopicPartner partner)
    {
        var (id, on) = (world.Town.Partner(partner.Name), world.Calendar.Day(at));
        var message = Letter(
            CorrespondenceKind.Forwarding,
            partner.Name,
            $"Madame, Monsieur,\n\nNous vous transmettons la demande {request.Reference}, qui relève de votre compétence : {partner.Reason}\n\nBien à vous,"
        );
        var forwarding = RowIds<Forwarding, long>.Set(new Forwarding(request.Id, message.Id), world.Keys.Referral);
        var expected = world.Calendar.WorkdayAfter(on, world.Rules.PartnerSilenceDays);
        var referral = RowIds<Referral, long>.Set(
            new Referral(request.Id, message.Id, id, partner.Name)
            {
                Reason = partner.Reason,
                ReferredOn = on,
                ReferredBy = handler.FullName,
                NewsDueOn = expected,
                TellOn = expected,
            },
            world.Keys.Referral++
        );
        rows.Forwardings.Add(forwarding);
        rows.Referrals.Add(referral);
        Do(
            handler,
            by =>
            {
                request.Refer(new ReferredPartner(id, partner.Name), on, partner.Reason, told: false, by);
                request.PrepareNotice(message.Id, message.Kind, message.Channel);
                request.NoticeLeft(message.Id, message.Kind, message.Channel, asksForItems: false);
            }
        );
        forwarding.Left(on);
        if (chance.Of(0.7) && !Acknowledge(referral, forwarding))
            return;
        if (chance.Of(0.3) && !ChasePartner(referral))
            return;
        // Some partners stay silent for weeks.
        if (Later(chance.Lasting(chance.Of(0.5) ? 300 : 80)))
            BringBack(referral);
    }

    /// <summary>The partner says it has it, under its own reference.</summary>
    bool Acknowledge(Referral referral, Forwarding forwarding)
    {
        if (!Later(chance.Lasting(20)))
            return false;
        var day = world.Calendar.Day(at);
        var theirs = $"{day:yy}-{chance.Between(1000, 9999)}";
        referral.Note(theirs);
        referral.Expect(world.Calendar.WorkdayAfter(day, world.Rules.PartnerSilenceDays));
        Do(handler, _ => request.NoteReferralNews(referral.PartnerName, theirs, day));
        forwarding.Receive(day, referral.ReferredOn, day);
        return true;
    }

    bool ChasePartner(Referral referral)
    {
        if (!Later(chance.Lasting(70)))
            return false;
        var day = world.Calendar.Day(at);
        var message = Letter(
            CorrespondenceKind.PartnerChaser,
            referral.PartnerName,
            "Appelé le standard : la demande est bien chez eux, ils rappellent.",
            Channel.Phone
        );
        referral.Chase(day, world.Calendar.WorkdayAfter(day, world.Rules.PartnerSilenceDays));
        Do(handler, _ => request.PrepareNotice(message.Id, message.Kind, message.Channel));
        return true;
    }

    void BringBack(Referral referral)
    {
        var (day, declined) = (world.Calendar.Day(at), chance.Of(0.15));
        referral.End(day, declined);
        if (declined)
        {
            rows.Forwardings.RemoveAll(f => f.MessageId == referral.MessageId);
            Do(
                handler,
                _ => request.EndReferral(referral.PartnerName, declined, "Ils disent que c'est à la commune d'agir.")
            );
            return;
        }

        var answer = Message(
            Direction.Incoming,
            Channel.Email,
            handler,
            referral.PartnerName,
            "Bonjour,\n\nNos équipes sont passées : le nécessaire est fait. Nous avons prévenu la personne.\n\nCordialement"
        );
        Do(
            handler,
            _ =>
            {
                request.ReceiveMessage(answer.Id, Channel.Email);
                request.EndReferral(referral.PartnerName, declined, words: null);
            },
            Channel.Email
        );
        if (Later(chance.Lasting(10)))
            Do(handler, by => request.Close(ClosureReason.WorkDone, $"Fait par {referral.PartnerName}", by));
    }

    Correspondence Letter(CorrespondenceKind kind, string to, string body, Channel channel = Channel.Post)
    {
        var message = RowIds<Correspondence, long>.Set(
            new Correspondence
            {
                RequestId = request.Id,
                Kind = kind,
                Direction = Direction.Outgoing,
                Channel = channel,
                At = at,
                AgentId = handler.Id,
                Author = handler.FullName,
                Subject = $"Demande {request.Reference}",
                Body = body,
                Recipient = to,
                SentAt = at,
            },
            world.Keys.Correspondence++
        );
        rows.Correspondence.Add(message);
        return message;
    }
}
