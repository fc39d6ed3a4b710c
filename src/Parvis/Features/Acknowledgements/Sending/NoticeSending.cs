using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>Makes a notice leave: a mail in the outbox or a letter to print, with what the clock and the duty keep of it.</summary>
public sealed class NoticeSending(
    ParvisDbContext db,
    AcknowledgementWriter writer,
    AcknowledgementKeeper keeper,
    ItemsDemands demands,
    HiddenNames hidden,
    OutboxStore outbox
)
{
    /// <summary>Inside the change of the request.</summary>
    /// <exception cref="RefusedException">A mention that the law asks for is lacking.</exception>
    public async Task SendAsync(
        CitizenRequest request,
        NoticeContent content,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var written = await writer.WriteAsync(request, content.Wish, cancellationToken);
        RefuseIfLacking(written.Text);
        await hidden.RefuseAsync(written.Text.Subject, written.Text.Body, "Word", cancellationToken);
        await SendAsync(request, content, written, by, cancellationToken);
    }

    public async Task SendAsync(
        CitizenRequest request,
        NoticeContent content,
        WrittenNotice written,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var text = written.Text;
        var message = new Correspondence
        {
            RequestId = request.Id,
            Kind = text.Kind,
            Direction = Direction.Outgoing,
            Channel = content.Channel,
            At = by.At,
            AgentId = by.AgentId,
            Author = by.Name,
            Subject = text.Subject,
            Body = text.Body,
            Recipient = content.Recipient,
            State = content.Channel == Channel.Email ? CorrespondenceState.Queued : CorrespondenceState.ToPrint,
        };
        db.Add(message);
        // What asks for items, the duty and the outbox need its number.
        await db.SaveChangesAsync(cancellationToken);
        var items = Ask(content.Wish, message);
        if (text.Kind == CorrespondenceKind.Acknowledgement)
        {
            var duty = await keeper.EnsureAsync(request, cancellationToken);
            duty.Write(message.Id, written.Clock?.Deadline.Regime.Code, written.ReceivedOn);
        }

        await SettleFormerAsync(message, by, cancellationToken);
        request.PrepareNotice(message.Id, text.Kind, content.Channel, items);
        if (content.Channel == Channel.Email)
            Queue(message, content.Wish.To, text, automatic: by.AgentId is null);
    }

    /// <summary>One that did not arrive is seen to: this one takes its place.</summary>
    async Task SettleFormerAsync(Correspondence message, ProcessContext by, CancellationToken cancellationToken)
    {
        var former = await db.Set<Correspondence>()
            .Where(c => c.RequestId == message.RequestId && c.Kind == message.Kind && c.Id != message.Id)
            .Where(c => c.ProblemAt != null && c.SettledAt == null)
            .ToListAsync(cancellationToken);
        former.ForEach(c => c.Settle(by.Name, by.At));
    }

    public static void RefuseIfLacking(AcknowledgementText text)
    {
        if (text.Lacking is { Count: > 0 } lacking)
            throw new RefusedException(
                $"Ce texte ne peut pas partir : il manque {string.Join(", ", lacking.Select(m => $"{m.What.InFrench()} ({m.Article})"))}."
            );
    }

    AwaitedItems? Ask(NoticeWish wish, Correspondence message)
    {
        if (wish.Missing.Count == 0 || wish.Until is not { } until)
            return null;
        demands.Add(message, wish.Missing, until);
        return new AwaitedItems([.. wish.Missing.Select(i => i.Name)], until);
    }

    void Queue(Correspondence message, Addressee? to, AcknowledgementText text, bool automatic) =>
        outbox.Add(
            OutboxKind.Notice,
            new OutgoingMail
            {
                To = message.Recipient,
                ToName = to?.FormalName ?? "",
                Subject = message.Subject,
                Text = text.Text,
                Html = text.Html,
                Automatic = automatic,
            },
            message.Id,
            delay: TimeSpan.Zero
        );
}
