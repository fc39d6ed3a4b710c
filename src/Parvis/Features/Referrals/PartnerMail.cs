using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Referrals;

/// <summary>What is written to a partner: a mail in the outbox or a letter to print, kept with the request.</summary>
public sealed class PartnerMail(ParvisDbContext db, OutboxStore outbox)
{
    /// <summary>Its number is known once saved.</summary>
    public Correspondence Write(
        CitizenRequest request,
        PartnerAuthority partner,
        Channel channel,
        PartnerText text,
        ProcessContext by
    ) => Write(request, partner, channel, CorrespondenceKind.Forwarding, text.Subject, text.Kept, by);

    public Correspondence Write(
        CitizenRequest request,
        PartnerAuthority partner,
        Channel channel,
        CorrespondenceKind kind,
        string subject,
        string kept,
        ProcessContext by
    )
    {
        var message = new Correspondence
        {
            RequestId = request.Id,
            Kind = kind,
            Direction = Direction.Outgoing,
            Channel = channel,
            At = by.At,
            AgentId = by.AgentId,
            Author = by.Name,
            Subject = subject,
            Body = kept,
            Recipient = channel switch
            {
                Channel.Email => partner.Email,
                Channel.Post => partner.Envelope(),
                _ => partner.Name,
            },
            State = channel switch
            {
                Channel.Email => CorrespondenceState.Queued,
                Channel.Post => CorrespondenceState.ToPrint,
                _ => CorrespondenceState.Done,
            },
        };
        db.Add(message);
        return message;
    }

    public void Queue(
        Correspondence message,
        PartnerAuthority partner,
        PartnerText text,
        IReadOnlyList<RequestFile> files
    ) =>
        Queue(
            message,
            new OutgoingMail
            {
                To = message.Recipient,
                ToName = partner.Name,
                Subject = message.Subject,
                Text = text.Text,
                Html = text.Html,
                Files = [.. files.Select(f => new OutgoingFile(f.Name, f.ContentType, f.Hash))],
            }
        );

    /// <summary>It leaves, fails or comes back as every notice does.</summary>
    public void Queue(Correspondence message, OutgoingMail mail) =>
        outbox.Add(OutboxKind.Notice, mail, message.Id, delay: TimeSpan.Zero);
}
