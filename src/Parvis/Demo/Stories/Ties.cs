using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Demo.Stories;

/// <summary>
/// Neighbours who report the same thing, and people who come back about what they asked before: some of it was seen
/// and tied together, some is still to be seen.
/// </summary>
sealed class Ties(StorySetting world, StoryRows rows, Chance chance)
{
    const int MostRemembered = 200;

    static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    readonly List<RequestStory> open = [];
    readonly Dictionary<long, RequestStory> latestOf = [];

    /// <summary>Tells the story of what came in, or that of a neighbour who saw the same.</summary>
    public void Tell(Arrival arrival)
    {
        if (chance.Of(0.03) && SeenBefore(arrival) is { } first)
        {
            var echo = new RequestStory(world, rows, chance, Echo(arrival, first));
            echo.Arrive();
            if (chance.Of(0.7))
                echo.MergeInto(first);
            return;
        }

        var story = new RequestStory(world, rows, chance, arrival);
        story.Tell();
        ComeBack(story);
        Remember(story);
    }

    RequestStory? SeenBefore(Arrival arrival)
    {
        open.RemoveAll(s => arrival.ReceivedAt - s.Arrived.ReceivedAt > Fresh);
        var candidates = open.Where(s => s.At < arrival.ReceivedAt).ToList();
        return candidates.Count == 0 ? null : chance.Pick(candidates);
    }

    Arrival Echo(Arrival arrival, RequestStory first) =>
        arrival with
        {
            Sheet = first.Arrived.Sheet,
            Resident = chance.Pick(world.Residents),
            Place = first.Request.Place,
        };

    void ComeBack(RequestStory story)
    {
        if (story.Arrived.Resident is not { } resident || story.Request.CircleId is not null)
            return;
        if (latestOf.TryGetValue(resident.Id, out var former))
        {
            var sameTopic = former.Request.TopicId is { } topic && topic == story.Request.TopicId;
            if (sameTopic && former.Request.EndedAt < story.Arrived.ReceivedAt)
                story.LinkTo(former, LinkKind.FollowsUp);
            else if (chance.Of(0.04))
                story.LinkTo(former, LinkKind.Related);
        }

        latestOf[resident.Id] = story;
    }

    void Remember(RequestStory story)
    {
        var (request, sheet) = (story.Request, story.Arrived.Sheet);
        if (
            request.IsOpen
            && request.CircleId is null
            && request.Place.Length > 0
            && sheet.Topic.Kind == TopicKind.Report
        )
            open.Add(story);
        if (open.Count > MostRemembered)
            open.RemoveAt(0);
    }
}
