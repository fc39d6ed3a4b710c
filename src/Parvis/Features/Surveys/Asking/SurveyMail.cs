using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;

namespace Parvis.Features.Surveys.Asking;

/// <summary>The message that asks: one sentence, one link, and how to be left alone.</summary>
public sealed class SurveyMail(
    ParvisDbContext db,
    MentionReader mentions,
    ILastSender lastSender,
    OutboxStore outbox,
    SurveyDesk surveys,
    PortalWords words
)
{
    const string Asks = "Votre demande {0} est terminée. Qu'en avez-vous pensé ? Trois questions, une minute :";

    const string Promises =
        "Votre avis aide le service à mieux faire. Nous ne vous le demanderons pas de nouveau avant trois mois.";

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
        var link = $"{town.ResidentsUrl}{SurveyLinks.Answer(surveys.Invite(request))}";
        var french =
            $"{to.Salutation},\n\n{Asks.Replace("{0}", request.Reference, StringComparison.Ordinal)}\n{link}\n\n{Promises}";
        var read = words.In(await LanguageAsync(request, cancellationToken));
        var own = read is null
            ? ""
            : $"{read[Asks, request.Reference]}\n{link}?{ResidentLanguage.Query}={read.Language.Code}\n{read[Promises]}";
        var body = read is null ? french : $"{french}\n\n{own}";
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
                Html = closing.CloseHtml(
                    message.Subject,
                    [
                        .. Mentions.Paragraphs(french).Select(text => new MailParagraph(text)),
                        .. read is null ? Array.Empty<MailParagraph>() : [new MailParagraph(own, read.Language.Code)],
                    ]
                ),
                Automatic = true,
            },
            message.Id,
            delay: TimeSpan.Zero
        );
    }

    async Task<string?> LanguageAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.RequesterId is { } id
            ? await db.Set<Requester>()
                .Where(r => r.Id == id)
                .Select(r => r.Language)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
}
