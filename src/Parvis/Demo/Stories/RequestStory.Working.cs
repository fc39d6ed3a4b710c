using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Demo.Stories;

/// <summary>Notes, opinions, waiting for the resident, planned interventions.</summary>
sealed partial class RequestStory
{
    bool Work()
    {
        if (chance.Of(0.3))
        {
            if (!Later(chance.Lasting(3) * Pace))
                return false;
            Note(handler, words.SheetOrAny("note"));
        }

        if (chance.Of(0.06) && !MentionColleague())
            return false;
        if (Sheet.Has("ask") && chance.Of(0.25) && !AskOpinion())
            return false;
        var mayWait = Sheet.Has("wait") || Sheet.Topic.Kind == TopicKind.Report;
        if (mayWait && chance.Of(Sheet.Has("wait") ? 0.38 : 0.08) && !WaitForResident())
            return false;
        if (Sheet.Has("plan") && request.IsOpen && chance.Of(0.6) && !Plan())
            return false;
        return Later(chance.Lasting(Sheet.Topic.Kind == TopicKind.Information ? 6 : 22) * Pace);
    }

    bool MentionColleague()
    {
        if (!Later(chance.Lasting(4) * Pace))
            return false;
        var colleagues = world.Town.CaseHandlers(request.DepartmentId!.Value).Where(a => a != handler).ToList();
        if (colleagues.Count == 0)
            return true;
        var colleague = chance.Pick(colleagues);
        Note(handler, $"@{colleague.FullName} {words.Say("mention")}", colleague.Id);
        return true;
    }

    bool AskOpinion()
    {
        var (key, question, answer) = words.Sheet("ask")!.Split(" | ") switch
        {
            [var k, var q, var a] => (k, q, a),
            _ => throw new FormatException($"« {Sheet.One("ask")} » is not department | question | answer."),
        };
        if (!Later(chance.Lasting(5) * Pace))
            return false;
        var department = world.Town.Department(key);
        var opinion = RowIds<Opinion, long>.Set(
            new Opinion
            {
                RequestId = request.Id,
                DepartmentId = department.Id,
                AskedById = handler.Id,
                AskedBy = handler.FullName,
                AskedAt = at,
                Question = question,
                ExpectedOn = world.Calendar.WorkdayAfter(world.Calendar.Day(at), 5),
            },
            world.Keys.Opinion++
        );
        rows.Opinions.Add(opinion);
        Do(handler, _ => request.AskOpinion(opinion.Id, department.Id, department.Name));
        Follow(department.Id);
        if (!Later(chance.Lasting(14)))
            return false;
        var adviser = chance.Pick(world.Town.CaseHandlers(department.Id));
        opinion.Answer = answer;
        opinion.AnsweredById = adviser.Id;
        opinion.AnsweredBy = adviser.FullName;
        opinion.AnsweredAt = at;
        Do(adviser, _ => request.GiveOpinion(opinion.Id, department.Id));
        return true;
    }

    bool WaitForResident()
    {
        if (!Later(chance.Lasting(6) * Pace))
            return false;
        var (what, written, said) = words.SheetOrAny("wait").Split([" = ", " | "], StringSplitOptions.None) switch
        {
            [var w, var r, var s] => (w, r, s),
            var other => throw new FormatException($"« {other[0]} » is not what is missing = written | said."),
        };
        Do(handler, _ => request.WaitForRequester($"Demandé à l'usager : {what}"));
        // A few never answer, and the request ends there a month later.
        if (chance.Of(0.15))
        {
            if (Move(chance.Between(150.0, 220.0)))
                Do(handler, by => request.Close(ClosureReason.NoNews, words.Say("no news"), by));
            return request.IsOpen is false;
        }

        if (!Move(chance.Lasting(24)))
            return false;
        var byMail = arrival.Channel is Channel.Email or Channel.Web or Channel.Post;
        var channel = byMail ? Channel.Email : Channel.Phone;
        var message = Message(Direction.Incoming, channel, handler, RequesterName, byMail ? written : said);
        if (byMail && Sheet.Has("wait"))
            Attach(message, world.Files.Proof);
        Do(handler, _ => request.ReceiveMessage(message.Id, channel), channel);
        return true;
    }

    bool Plan()
    {
        if (!Later(chance.Lasting(6) * Pace))
            return false;
        var on = world.Calendar.WorkdayAfter(world.Calendar.Day(at), chance.Between(2, 9));
        var what = words.Sheet("plan")!;
        Do(handler, _ => request.PlanIntervention(on, what, world.Calendar.Day(at)));
        if (chance.Of(0.12))
        {
            if (!MoveToDay(on))
                return false;
            Do(handler, _ => request.CancelIntervention(words.Say("plan moved")));
            on = world.Calendar.WorkdayAfter(on, chance.Between(2, 7));
            Do(handler, _ => request.PlanIntervention(on, what, world.Calendar.Day(at)));
        }

        return MoveToDay(on);
    }

    bool MoveToDay(DateOnly day)
    {
        var next = world.Calendar.ToUtc(day, TimeSpan.FromMinutes(chance.Between(9 * 60, 16 * 60)));
        if (next <= at)
            return true;
        if (next > world.Now)
            return false;
        at = next;
        return true;
    }
}
