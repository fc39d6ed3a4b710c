using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Texts;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements;

/// <summary>« We have it »: issued with the registration itself, whichever way the request came, and never delayed.</summary>
public sealed class IssueReceipt(
    ParvisDbContext db,
    ReceiptWriter writer,
    AutomaticAcknowledgement acknowledgement,
    OutboxStore outbox,
    TextMessages texts
) : IHandle<RequestRegistered>
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        // Answered while the person was there: nothing is awaited any more.
        if (!request.IsOpen || happened.Unanswerable == true)
            return;
        var route = ReceiptRoute.Choose(
            request.Channel,
            await db.AddresseesAsync(request, cancellationToken),
            happened.WroteFrom,
            await texts.AreOnAsync(cancellationToken)
        );
        if (await acknowledgement.TrySendAsync(request, route, by, cancellationToken))
            return;
        if (route is { To: { } reader, Channel: Channel.TextMessage })
            await TextAsync(request, route, reader, by, cancellationToken);
        else if (route.To is { } person)
            await SendAsync(request, route, person, by, cancellationToken);
        request.IssueReceipt(route.Channel, route.Recipient);
    }

    /// <summary>The same words whatever it is about: a telephone shows them to whoever looks.</summary>
    async Task TextAsync(
        CitizenRequest request,
        ReceiptRoute route,
        Addressee person,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var receipt = await writer.WriteAsync(request, person, cancellationToken);
        await texts.QueueAsync(
            request,
            new NewText(
                OutboxKind.RegistrationReceipt,
                CorrespondenceKind.RegistrationReceipt,
                route.Recipient!,
                TextSentences.Registered(receipt.Mentions.TownName, request.Reference, receipt.ReceivedOn),
                receipt.Mentions.Office,
                Automatic: true
            ),
            by,
            cancellationToken
        );
    }

    async Task SendAsync(
        CitizenRequest request,
        ReceiptRoute route,
        Addressee person,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var receipt = await writer.WriteAsync(request, person, cancellationToken);
        var correspondence = new Correspondence
        {
            RequestId = request.Id,
            Kind = CorrespondenceKind.RegistrationReceipt,
            Direction = Direction.Outgoing,
            Channel = route.Channel,
            At = by.At,
            Author = receipt.Mentions.Office,
            Subject = receipt.Subject,
            Body = receipt.Body,
            Recipient = route.Recipient!,
            State = route.Channel == Channel.Email ? CorrespondenceState.Queued : CorrespondenceState.ToPrint,
        };
        db.Add(correspondence);
        if (route.Channel != Channel.Email)
            return;
        // The outbox row needs the message's number.
        await db.SaveChangesAsync(cancellationToken);
        outbox.Add(
            OutboxKind.RegistrationReceipt,
            new OutgoingMail
            {
                To = route.Recipient!,
                ToName = person.FormalName,
                Subject = receipt.Subject,
                Text = receipt.Mentions.CloseText(receipt.Body),
                Html = receipt.Mentions.CloseHtml(receipt.Subject, receipt.Paragraphs),
                Automatic = true,
            },
            correspondence.Id,
            delay: TimeSpan.Zero
        );
    }
}
