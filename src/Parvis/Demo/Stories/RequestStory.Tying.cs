using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Demo.Stories;

/// <summary>Two stories meet: linked, or one goes on inside the other.</summary>
sealed partial class RequestStory
{
    public CitizenRequest Request => request;

    public Arrival Arrived => arrival;

    /// <summary>Its latest moment.</summary>
    public DateTime At => at;

    /// <summary>Comes in and goes no further by itself.</summary>
    public void Arrive() => Register();

    public void LinkTo(RequestStory other, LinkKind kind)
    {
        if (!MeetIn(other, chance.Between(0.2, 3.0)))
            return;
        var agent = chance.Pick(world.Town.Reception);
        Do(agent, _ => request.Link(other.request, kind));
        other.Do(agent, _ => other.request.Link(request, kind));
        rows.Links.Add(
            new RequestLink
            {
                FromId = request.Id,
                ToId = other.request.Id,
                Kind = kind,
            }
        );
    }

    public void MergeInto(RequestStory other)
    {
        if (!request.IsOpen || !other.request.IsOpen || !MeetIn(other, chance.Between(0.5, 5.0)))
            return;
        var agent = Holder(other);
        Do(agent, by => request.MergeInto(other.request, words.Say("merge reason"), by));
        other.Do(agent, static _ => { });
    }

    /// <summary>Both go on at the same later moment; false when it is still to come.</summary>
    bool MeetIn(RequestStory other, double hours)
    {
        var next = world.Calendar.AfterHours(at > other.at ? at : other.at, hours);
        if (next > world.Now || Expires(this, next) || Expires(other, next))
            return false;
        at = other.at = next;
        return true;
    }

    static bool Expires(RequestStory story, DateTime by) => story.request.AcceptBefore < by;

    Agent Holder(RequestStory other) =>
        other.request.HandlerId is { } id ? world.Town.Agents.First(a => a.Id == id).Agent
        : other.request.DepartmentId is { } department ? world.Town.Head(department)
        : world.Town.Pilot;
}
