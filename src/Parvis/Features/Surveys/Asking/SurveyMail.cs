using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Asking;

/// <summary>The message that asks: one sentence, one link, and how to be left alone.</summary>
public sealed class SurveyMail(
    ParvisDbContext db,
    MentionReader mentions,
    ILastSender lastSender,
    OutboxStore outbox,
    SurveyDesk surveys
)
{
    public async Task SendAsync(
        CitizenRequest request,
        TownSettings town,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var addressees = await db.AddresseesAsync(request, cancellationToken);
        var wroteFrom = await lastSender.AddressAsync(request.Id, cancellationToken);
        // Who is answered by letter or by voice is not written to for our own sake.
        if (
            ReceiptRoute.Choose(request.Channel, addressees, wroteFrom)
            is not { Channel: Channel.Email, To: { } to, Recipient: { } recipient }
        )
            return;
        var closing = await mentions.ReadAsync(request, cancellationToken);
        var body =
            $"{to.Salutation},\n\nVotre demande {request.Reference} est terminée. Qu'en avez-vous pensé ? Trois questions, une minute :\n"
            + $"{town.ResidentsUrl}{SurveyLinks.Answer(surveys.Invite(request))}\n\n"
            + "Votre avis aide le service à mieux faire. Nous ne vous le demanderons pas de nouveau avant trois mois.";
        var message = new Correspondence
        {
            RequestId = request.Id,
            Kind = CorrespondenceKind.News,
            Direction = Direction.Outgoing,
            Channel = Channel.Email,
            At = by.At,
            Author = closing.Office,
            Subject = $"Votre avis sur la demande {request.Reference}",
            Body = body,
            Recipient = recipient,
            State = CorrespondenceState.Queued,
        };
        db.Add(message);
        // The outbox row needs the message's number.
        await db.SaveChangesAsync(cancellationToken);
        request.TellNews(message.Id);
        outbox.Add(
            OutboxKind.News,
            new OutgoingMail
            {
                To = recipient,
                ToName = to.FormalName,
                Subject = message.Subject,
                Text = closing.CloseText(body),
                Html = closing.CloseHtml(message.Subject, body),
                Automatic = true,
            },
            message.Id,
            delay: TimeSpan.Zero
        );
    }
}
