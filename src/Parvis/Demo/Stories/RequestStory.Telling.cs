using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;

namespace Parvis.Demo.Stories;

/// <summary>What colleagues are told, by the same rules as <see cref="Notifier"/>; what is old has been read.</summary>
sealed partial class RequestStory
{
    const int UnreadDays = 6;

    void Notify(RequestEvent happened, ProcessContext by)
    {
        switch (happened)
        {
            case NoteAdded e:
                Notify(NotificationKind.Mentioned, by, e.Mentions);
                break;
            case RequestAssigned e:
                Notify(NotificationKind.Assigned, by, e.AgentId);
                break;
            case RequestTransferred e:
                Notify(NotificationKind.Transferred, by, world.Town.Head(e.To).Id);
                break;
            case RequestSentBack e when request.HandlerId is { } former:
                Notify(NotificationKind.SentBack, by, former);
                break;
            case RequestSentBack { To: { } department }:
                Notify(NotificationKind.SentBack, by, world.Town.Head(department).Id);
                break;
            case OpinionAsked e:
                Notify(NotificationKind.OpinionAsked, by, world.Town.Head(e.DepartmentId).Id);
                break;
            case OpinionGiven:
                NotifyHandler(NotificationKind.OpinionGiven, by);
                break;
            case MessageReceived:
                NotifyHandler(NotificationKind.MessageReceived, by);
                break;
            case RequestChased:
                NotifyHandler(NotificationKind.Chased, by);
                break;
        }
    }

    void NotifyHandler(NotificationKind kind, ProcessContext by)
    {
        if (request.HandlerId is { } agent)
            Notify(kind, by, agent);
    }

    void Notify(NotificationKind kind, ProcessContext by, params Guid[] agents)
    {
        foreach (var agent in agents.Where(a => a != by.AgentId))
        {
            if (request.CircleId is { } circle && !world.Town.IsIn(circle, agent))
                continue;
            var read = world.Calendar.AfterHours(at, chance.Lasting(3));
            var stillNew = world.Now - at < TimeSpan.FromDays(UnreadDays) && chance.Of(0.6);
            rows.Notifications.Add(
                RowIds<Notification, long>.Set(
                    new Notification
                    {
                        AgentId = agent,
                        RequestId = request.Id,
                        Kind = kind,
                        By = by.Name,
                        At = at,
                        ReadAt = stillNew || read > world.Now ? null : read,
                    },
                    world.Keys.Notification++
                )
            );
        }
    }

    void Attach(Correspondence message, DemoFile? file)
    {
        if (file is not null)
            rows.Files.Add(
                RowIds<RequestFile, long>.Set(
                    new RequestFile
                    {
                        PublicId = chance.PublicId(),
                        RequestId = request.Id,
                        CorrespondenceId = message.Id,
                        Name = file.Name,
                        ContentType = file.ContentType,
                        Size = file.Size,
                        Hash = file.Hash,
                        At = at,
                        AgentId = message.AgentId,
                    },
                    world.Keys.File++
                )
            );
    }
}
