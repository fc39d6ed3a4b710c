using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Demo.Stories;

/// <summary>Answers, closures with or without action, what comes after them.</summary>
sealed partial class RequestStory
{
    void Conclude()
    {
        if (request.Status is not (RequestStatus.InProgress or RequestStatus.Assigned))
            return;
        if (Sheet.Partner is { } partner && partner.Place.Length == 0 && chance.Of(0.5))
        {
            Refer(partner);
            return;
        }

        switch (chance.Between(0.0, 1.0))
        {
            case < 0.03:
                Close(ClosureReason.Withdrawn, "withdrawn");
                return;
            case < 0.05 when Sheet.Topic.Kind == TopicKind.Report:
                Close(ClosureReason.Unfounded, "unfounded");
                return;
            case < 0.07 when Sheet.Topic.Kind is TopicKind.Report or TopicKind.Complaint:
                Close(ClosureReason.OutOfTownCompetence, "outside");
                return;
            case < 0.085:
                Close(ClosureReason.Duplicate, "duplicate");
                return;
            case < 0.3 when Sheet.Has("done"):
                Do(handler, by => request.Close(ClosureReason.WorkDone, Sheet.One("done"), by));
                break;
            default:
                Reply();
                break;
        }

        if (chance.Of(0.025))
            ComeBack();
    }

    void Close(ClosureReason reason, string list) => Do(handler, by => request.Close(reason, words.Say(list), by));

    void Reply()
    {
        var (channel, recipient) = ReplyGoesBy();
        var written = channel is Channel.Email or Channel.Post;
        var body = written ? words.Reply() : $"{words.Say("said")} {words.Sheet("reply")}";
        var message = RowIds<Correspondence, long>.Set(
            new Correspondence
            {
                RequestId = request.Id,
                Direction = Direction.Outgoing,
                Channel = channel,
                At = at,
                AgentId = handler.Id,
                Author = handler.FullName,
                Subject = written ? $"Votre demande {request.Reference}" : "",
                Body = body,
                Recipient = recipient ?? "",
                SentAt = at,
            },
            world.Keys.Correspondence++
        );
        rows.Correspondence.Add(message);
        Do(handler, by => request.QueueReply(message.Id, channel, RequestStatus.Answered, by));
        if (channel == Channel.Email)
            at = at.AddSeconds(world.Rules.UndoSeconds);
        Do(ProcessContext.System(at), _ => request.ReplyLeft(message.Id, channel));
        if (chance.Of(0.05) && Move(chance.Lasting(5)))
        {
            var thanks = Message(Direction.Incoming, Channel.Email, handler, RequesterName, words.Say("thanks"));
            Do(handler, _ => request.ReceiveMessage(thanks.Id, Channel.Email), Channel.Email);
        }
    }

    (Channel Channel, string? Recipient) ReplyGoesBy()
    {
        var email = arrival.Resident?.Requester.RefusesEmail == true ? null : words.Contact(ContactKind.Email);
        var spoken = arrival.Channel is Channel.Phone or Channel.FrontDesk or Channel.ElectedOfficial;
        if (spoken && chance.Of(0.55) && words.Contact(ContactKind.Phone) is { } phone)
            return (Channel.Phone, phone);
        if (email is not null && (arrival.Channel != Channel.Post || chance.Of(0.4)))
            return (Channel.Email, email);
        return words.Contact(ContactKind.Address) is { } address ? (Channel.Post, address) : (Channel.FrontDesk, null);
    }

    /// <summary>It was not settled after all.</summary>
    void ComeBack()
    {
        if (!Move(chance.Lasting(40)) || !request.CanReopen(world.Rules.ReopenWindowDays, at))
            return;
        var agent = chance.Pick(world.Town.Reception);
        Do(
            agent,
            by => request.Reopen(words.Say("reopen"), world.Rules.ReopenWindowDays, acceptBefore: null, by),
            Channel.Phone
        );
        if (Later(chance.Lasting(20) * Pace))
            Reply();
    }
}
