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
    OutboxStore outbox,
    IHandedLetters handed
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
        if (written.Text.Rules != content.RulesSeen)
            throw new RefusedException(
                "Ce que la loi ou la mairie dit de cette demande a changé pendant que vous écriviez : relisez le texte, puis envoyez-le."
            );
        RefuseUseless(request, content, written);
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
            Body = text.Kept,
            Recipient = content.Recipient,
            Announced = text.Announced,
            State = content.Channel == Channel.Email ? CorrespondenceState.Queued : CorrespondenceState.ToPrint,
        };
        db.Add(message);
        // What asks for items, the duty and the outbox need its number.
        await db.SaveChangesAsync(cancellationToken);
        var items = Ask(content.Wish, message);
        if (text.Kind == CorrespondenceKind.Acknowledgement)
        {
            var duty = await keeper.EnsureAsync(request, cancellationToken);
            duty.Write(message.Id, written.Rule, written.ReceivedOn);
        }

        await SettleFormerAsync(message, by, cancellationToken);
        request.PrepareNotice(message.Id, text.Kind, content.Channel, items);
        if (content.Channel == Channel.Email)
            Queue(message, content.Wish.To, text, automatic: by.AgentId is null);
    }

    static void RefuseUseless(CitizenRequest request, NoticeContent content, WrittenNotice written)
    {
        if (content.Wish.Missing.Count == 0)
            return;
        // Their names alone say what it is about.
        if (request.CircleId is not null && content.Channel == Channel.Email)
            throw new RefusedException(
                "Cette demande est confidentielle : demandez les pièces par lettre, un courriel peut être lu par d'autres.",
                "Input.Channel"
            );
        if (written.Clock is { IsOver: true } && content.Wish.Missing.Any(i => i.Indispensable))
            throw new RefusedException(
                "Le délai légal est passé : demander des pièces n'y change plus rien. Répondez à la demande, ou demandez-les dans votre réponse."
            );
    }

    /// <summary>One that did not arrive is seen to: this one takes its place.</summary>
    async Task SettleFormerAsync(Correspondence message, ProcessContext by, CancellationToken cancellationToken)
    {
        var former = await db.Set<Correspondence>()
            .Where(c => c.RequestId == message.RequestId && c.Kind == message.Kind && c.Id != message.Id)
            .Where(c => (c.ProblemAt != null && c.SettledAt == null) || c.State == CorrespondenceState.ToPrint)
            .ToListAsync(cancellationToken);
        var gone = await handed.AmongAsync([.. former.Select(n => n.Id)], cancellationToken);
        foreach (var notice in former)
        {
            if (notice.State != CorrespondenceState.ToPrint)
                notice.Settle(by.Name, by.At);
            else if (!gone.ContainsKey(notice.Id))
            {
                // Two letters that say two dates must not both leave.
                notice.State = CorrespondenceState.Withdrawn;
                await demands.DropAsync(notice.Id, cancellationToken);
            }
        }
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
        demands.Add(message, wish.Missing, until, replacesFormer: wish.Replaces is not null);
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
