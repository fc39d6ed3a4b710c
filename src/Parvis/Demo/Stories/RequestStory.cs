using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Demo.Stories;

/// <summary>
/// The life of one request, told through the verbs of <see cref="CitizenRequest"/> from its arrival until now: each
/// step moves the clock on, and the story stops where the next step is still to come.
/// </summary>
sealed partial class RequestStory(StorySetting world, StoryRows rows, Chance chance, Arrival arrival)
{
    readonly Wording words = new(
        world.Voices,
        chance,
        arrival.Sheet,
        arrival.Resident,
        world.Calendar.Day(arrival.ReceivedAt),
        arrival.Place
    );

    byte[] link = TimelineChain.Origin;
    CitizenRequest request = null!;
    DateTime at;

    TopicSheet Sheet => arrival.Sheet;

    /// <summary>Some departments are slower than others, and some requests are forgotten.</summary>
    double Pace { get; } =
        chance.Between(0.6, 1.3)
        * (
            arrival.Sheet.Department switch
            {
                "urbanisme" => 1.7,
                "voirie" => 1.2,
                "ccas" => 1.1,
                "population" => 0.5,
                "accueil" => 0.4,
                _ => 0.9,
            }
        )
        * (chance.Of(0.14) ? chance.Between(4.0, 18.0) : 1);

    public CitizenRequest Tell()
    {
        Register();
        if (!request.IsOpen || !FindHandler())
            return request;
        if (Work() && request.IsOpen && !arrival.StaysOpen)
            Conclude();
        return request;
    }

    /// <summary>
    /// Goes to a later moment of opening; false when it is still to come. Residents who wait long, above all past the
    /// date they were promised, ask again.
    /// </summary>
    bool Later(double hours)
    {
        var until = world.Calendar.AfterHours(at, hours);
        var overdue = request.DueOn is { } due && world.Calendar.Day(until) > due;
        if (hours > 20 && chance.Of(overdue ? 0.35 : 0.06))
        {
            var sooner = hours * chance.Between(0.5, 0.9);
            if (!Move(sooner))
                return false;
            if (request.IsOpen)
                Chase();
            hours -= sooner;
        }

        return Move(hours);
    }

    bool Move(double hours)
    {
        var next = world.Calendar.AfterHours(at, Math.Max(hours, 0.05)).AddSeconds(chance.Between(0, 59));
        if (request.AcceptBefore is { } deadline && deadline < (next < world.Now ? next : world.Now))
            return ReturnUnaccepted(deadline);
        if (next > world.Now)
            return false;
        at = next;
        return true;
    }

    void Do(Agent agent, Action<ProcessContext> verb, Channel? channel = null) =>
        Do(new ProcessContext(agent.Id, agent.FullName, at, channel), verb);

    void Do(ProcessContext by, Action<ProcessContext> verb)
    {
        verb(by);
        world.Calendar.Settle(request, at);
        foreach (var happened in request.TakePendingEvents())
        {
            var entry = world.Timeline.Entry(request, happened, by, link);
            link = entry.Link;
            rows.Timeline.Add(entry);
            Notify(happened, by);
        }
    }

    void Chase()
    {
        var agent = chance.Pick(world.Town.Reception);
        var channel =
            chance.Of(0.7) ? Channel.Phone
            : chance.Of(0.5) ? Channel.Email
            : Channel.FrontDesk;
        Do(agent, by => request.Chase(channel, words.Say("chaser"), by), channel);
    }

    void Note(Agent agent, string body, params Guid[] mentions)
    {
        var note = RowIds<Note, long>.Set(
            new Note
            {
                RequestId = request.Id,
                AgentId = agent.Id,
                Author = agent.FullName,
                At = at,
                Body = body,
            },
            world.Keys.Note++
        );
        rows.Notes.Add(note);
        Do(agent, _ => request.AddNote(note.Id, mentions));
    }

    Correspondence Message(Direction direction, Channel channel, Agent? agent, string author, string body)
    {
        var message = RowIds<Correspondence, long>.Set(
            new Correspondence
            {
                RequestId = request.Id,
                Direction = direction,
                Channel = channel,
                At = at,
                AgentId = agent?.Id,
                Author = author,
                Body = body,
            },
            world.Keys.Correspondence++
        );
        rows.Correspondence.Add(message);
        return message;
    }

    string RequesterName => arrival.Resident?.Requester.DisplayName ?? "Personne non identifiée";
}

/// <summary>What comes in: when, by whom, how, about what.</summary>
sealed record Arrival(DateTime ReceivedAt, TopicSheet Sheet, Resident? Resident, Channel Channel)
{
    /// <summary>Where somebody else already saw it.</summary>
    public string? Place { get; init; }

    /// <summary>Nobody concludes it.</summary>
    public bool StaysOpen { get; init; }
}
