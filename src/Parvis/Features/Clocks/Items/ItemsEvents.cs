using Parvis.Deadlines.Clocks;

namespace Parvis.Features.Clocks.Items;

/// <summary>What the demands of one request mean for its clock.</summary>
static class ItemsEvents
{
    public static IEnumerable<ClockEvent> Of(IReadOnlyCollection<ItemsDemand> demands)
    {
        var sent = demands.Where(d => d.SentOn is not null).OrderBy(d => d.SentOn).ThenBy(d => d.Id).ToList();
        foreach (var demand in sent)
        {
            // Among lists that overlap, one that is complete no longer suspends, though the file is not complete yet.
            var until = demand.CompletedOn is { } done && done < demand.Until ? done : demand.Until;
            yield return new ClockEvent(
                demand.SentOn!.Value,
                ClockEventKind.Incomplete,
                IsAlone(demand, sent) ? demand.Until : until,
                demand.StopsTheClock
            );
        }

        foreach (var day in CompleteDays([.. sent.Where(d => d.StopsTheClock)]))
            yield return new ClockEvent(day, ClockEventKind.Completed);
    }

    static bool IsAlone(ItemsDemand demand, List<ItemsDemand> sent) =>
        sent.TrueForAll(other => other == demand || Ends(other) < demand.SentOn || Ends(demand) < other.SentOn);

    static DateOnly Ends(ItemsDemand demand) => demand.CompletedOn ?? DateOnly.MaxValue;

    /// <summary>The days on which nothing indispensable was awaited any more.</summary>
    static IEnumerable<DateOnly> CompleteDays(List<ItemsDemand> demands) =>
        demands
            .Select(d => d.CompletedOn)
            .OfType<DateOnly>()
            .Distinct()
            .Where(day => demands.TrueForAll(d => d.SentOn > day || d.CompletedOn <= day));
}
