using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Demo.Stories;

/// <summary>Registration, the receipt, the answer given at once.</summary>
sealed partial class RequestStory
{
    void Register()
    {
        var agent = chance.PickSkewed(world.Town.Reception, 1.3);
        at = arrival.Channel switch
        {
            Channel.Phone or Channel.FrontDesk => arrival.ReceivedAt,
            Channel.Web => arrival.ReceivedAt,
            Channel.Post => Sooner(world.Calendar.AfterHours(arrival.ReceivedAt, chance.Between(0.5, 14.0))),
            _ => Sooner(world.Calendar.AfterHours(arrival.ReceivedAt, chance.Between(0.1, 6.0))),
        };
        // One in twenty comes without a topic: reception did not know, the pilot will.
        var unsorted = chance.Of(0.045) && arrival.Sheet.CircleId is null;
        var by = arrival.Channel == Channel.Web ? ProcessContext.System(at) : new(agent.Id, agent.FullName, at);
        var number = world.Keys.Request++;
        var days = world.Rules.AnswerDays(unsorted ? null : Sheet.Topic.TargetDays);
        var options = new RegistrationOptions
        {
            Subject = Shortened(words.Subject()),
            Channel = arrival.Channel,
            Place = words.Place,
            RequesterId = arrival.Resident?.Id,
            TopicId = unsorted ? null : Sheet.Topic.Id,
            CircleId = Sheet.CircleId,
            DepartmentId = unsorted ? null : FirstDepartment(),
            ReceivedAt = arrival.ReceivedAt,
            DueOn = world.Calendar.DueOn(arrival.ReceivedAt, days),
            FirstAnswerDueOn = world.Rules.FirstAnswerDaysBefore(days, unsorted ? null : Sheet.Topic.FirstAnswerDays)
                is { } first
                ? world.Calendar.DueOn(arrival.ReceivedAt, first)
                : null,
            AcceptBefore = world.Calendar.AcceptBefore(at, world.Rules.AcceptanceHours),
        };
        request = RowIds<CitizenRequest, long>.Set(
            CitizenRequest.Register(options, world.NextReference(at), by),
            number
        );
        rows.Requests.Add(request);
        var body = words.Body(arrival.Channel);
        var message = Message(
            Direction.Incoming,
            arrival.Channel,
            by.AgentId is null ? null : agent,
            RequesterName,
            body
        );
        if (arrival.Channel is Channel.Email or Channel.Web && chance.Of(0.3))
            Attach(message, world.Files.PictureFor(Sheet));
        Do(by, _ => request.ReceiveMessage(message.Id, arrival.Channel));
        if (Sheet.CircleId is null && !unsorted && AnsweredOnTheSpot())
        {
            Do(agent, b => request.AnswerAtOnce(words.Sheet("once") ?? Sheet.One("first"), b));
            return;
        }

        var (channel, recipient) = ReceiptGoesBy();
        Do(by, _ => request.IssueReceipt(channel, recipient));
    }

    bool AnsweredOnTheSpot()
    {
        if (arrival.StaysOpen || arrival.Channel is not (Channel.Phone or Channel.FrontDesk))
            return false;
        return chance.Of(
            (Sheet.Topic.Kind, Sheet.Has("once")) switch
            {
                (TopicKind.Information, true) => 0.85,
                (TopicKind.Procedure, true) => 0.4,
                (_, true) => 0.25,
                (TopicKind.Information, false) => 0.5,
                _ => 0,
            }
        );
    }

    (Channel Channel, string? Recipient) ReceiptGoesBy()
    {
        var email = arrival.Resident?.Requester.RefusesEmail == true ? null : words.Contact(ContactKind.Email);
        return arrival.Channel switch
        {
            Channel.FrontDesk => (Channel.FrontDesk, null),
            Channel.Email or Channel.Web or Channel.Phone when email is not null => (Channel.Email, email),
            _ => (Channel.Post, words.Contact(ContactKind.Address)),
        };
    }

    /// <summary>Reception sometimes picks a neighbouring department.</summary>
    Guid FirstDepartment()
    {
        lost = Sheet.Has("lost") && chance.Of(0.12) ? Sheet.One("lost").Split(" | ") : null;
        return lost is null ? Sheet.Topic.DepartmentId!.Value : world.Town.Department(lost[0]).Id;
    }

    /// <summary>Set when it first goes to the wrong department: its key, and the reason it gives.</summary>
    string[]? lost;

    DateTime Sooner(DateTime when) => when < world.Now ? when : arrival.ReceivedAt;

    static string Shortened(string subject) =>
        subject.Length <= CitizenRequest.MaxSubject ? subject : subject[..CitizenRequest.MaxSubject];
}
