using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Demo.Stories;

/// <summary>Until somebody has it: accepted, sent back, forgotten and returned to the pilot, transferred.</summary>
sealed partial class RequestStory
{
    Agent handler = null!;

    bool FindHandler()
    {
        if (lost is not null && !GoAstray())
            return false;
        for (var tries = 0; tries < 4; tries++)
        {
            if (request.DepartmentId is null && !PilotGivesIt())
                return false;
            // Most are accepted the same day; some are left waiting and come back to the pilot by themselves, who then
            // makes sure that the next department has seen it.
            if (!Move(chance.Lasting(3.5) * (tries == 0 ? Pace : Math.Min(Pace, 1))))
                return false;
            if (request.DepartmentId is not { } department)
                continue;
            return Accept(department);
        }

        return false;
    }

    bool Accept(Guid department)
    {
        handler = chance.PickSkewed(world.Town.CaseHandlers(department), 1.3);
        var head = world.Town.Head(department);
        switch (chance.Between(0.0, 1.0))
        {
            case < 0.6:
                Do(handler, by => request.Take(handler.Id, by));
                return true;
            case < 0.92:
                var reason = chance.Of(0.3) ? words.Say("assign reason") : null;
                Do(head, by => request.Assign(handler.Id, handler.FullName, reason, by));
                break;
            default:
                Do(head, by => request.Accept(by));
                break;
        }

        if (!Move(chance.Lasting(6) * Pace))
            return false;
        Do(handler, by => request.Take(handler.Id, by));
        return true;
    }

    /// <summary>The wrong department sends it back, or has it a while and transfers it.</summary>
    bool GoAstray()
    {
        var wrong = request.DepartmentId!.Value;
        if (!Move(chance.Lasting(4)))
            return false;
        if (request.DepartmentId is null)
            return true;
        var agent = chance.Pick(world.Town.CaseHandlers(wrong));
        if (chance.Of(0.5))
        {
            Do(agent, by => request.SendBack(lost![1], by));
            return true;
        }

        Do(agent, by => request.Take(agent.Id, by));
        return Move(chance.Lasting(5))
            && Transfer(agent, Sheet.Topic.DepartmentId!.Value, words.Say("transfer reason"));
    }

    bool PilotGivesIt()
    {
        if (!Move(chance.Lasting(7)))
            return false;
        if (request.TopicId is null)
            Do(world.Town.Pilot, _ => request.ChangeTopic(Sheet.Topic.Id, Sheet.Topic.Name, Sheet.CircleId));
        return Transfer(world.Town.Pilot, Sheet.Topic.DepartmentId!.Value, words.Say("transfer reason"));
    }

    bool Transfer(Agent by, Guid to, string reason)
    {
        if (request.DepartmentId is { } former && former != to)
            Follow(former);
        Do(
            by,
            _ =>
                request.Transfer(
                    to,
                    world.Town.NameOf(to),
                    reason,
                    world.Calendar.AcceptBefore(at, world.Rules.AcceptanceHours)
                )
        );
        return true;
    }

    bool ReturnUnaccepted(DateTime deadline)
    {
        at = deadline;
        Do(
            ProcessContext.System(at),
            _ => request.ReturnToPilot($"Non acceptée par le service en {world.Rules.AcceptanceHours} heures")
        );
        return true;
    }

    void Follow(Guid departmentId)
    {
        if (rows.Followers.Any(f => f.RequestId == request.Id && f.DepartmentId == departmentId))
            return;
        rows.Followers.Add(
            new RequestFollower
            {
                RequestId = request.Id,
                DepartmentId = departmentId,
                Since = at,
            }
        );
    }
}
