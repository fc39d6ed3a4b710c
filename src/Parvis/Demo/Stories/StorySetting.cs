using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Demo.Stories;

/// <summary>The world in which stories happen.</summary>
sealed record StorySetting
{
    public required DemoTown Town { get; init; }

    public required IReadOnlyList<TopicSheet> Topics { get; init; }

    public required IReadOnlyList<Resident> Residents { get; init; }

    /// <summary>Known only through a circle: they ask nothing outside it.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<Resident>> InCircles { get; init; }

    public required DemoFiles Files { get; init; }

    public required Voices Voices { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public required Timeline Timeline { get; init; }

    /// <summary>The share of requests nobody concludes.</summary>
    public double Open { get; init; }

    public required RequestSettings Rules { get; init; }

    public required DateTime Now { get; init; }

    public StoryKeys Keys { get; } = new();

    public Dictionary<int, long> NextNumbers { get; } = [];

    public RequestReference NextReference(DateTime registeredAt)
    {
        var number = NextNumbers.GetValueOrDefault(registeredAt.Year, 1);
        NextNumbers[registeredAt.Year] = number + 1;
        return new RequestReference(registeredAt.Year, number);
    }
}
