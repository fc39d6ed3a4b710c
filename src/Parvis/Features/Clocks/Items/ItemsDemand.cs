using Parvis.Data;
using Parvis.Deadlines.Clocks;

namespace Parvis.Features.Clocks.Items;

/// <summary>
/// A list of missing items, written to the resident with a day until which to send them (CRPA L114-5, R112-11-4). It
/// bears on the clock from the day it leaves, and never before.
/// </summary>
public sealed class ItemsDemand
{
    readonly List<DemandedItem> items = [];

    ItemsDemand() { }

    public ItemsDemand(
        long requestId,
        long messageId,
        IEnumerable<MissingItem> missing,
        DateOnly until,
        bool replacesFormer = false
    )
    {
        (RequestId, MessageId, Until, ReplacesFormer) = (requestId, messageId, until, replacesFormer);
        items.AddRange(missing.Select((item, order) => new DemandedItem(order, item)));
    }

    public long Id { get; private set; }

    public long RequestId { get; private set; }

    /// <summary>The message or letter that asks for them.</summary>
    public long MessageId { get; private set; }

    /// <summary>The last day given for them.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>From the day it leaves, nothing is awaited of the lists before it.</summary>
    public bool ReplacesFormer { get; private set; }

    /// <summary>Somebody was told that the day given has passed and something is still missing.</summary>
    public bool OverdueTold { get; private set; }

    /// <summary>The local day it left; null while it has not, or when it came back.</summary>
    public DateOnly? SentOn { get; private set; }

    public IReadOnlyList<DemandedItem> Items => items;

    public IEnumerable<DemandedItem> Missing => items.Where(i => i.SettledOn is null).OrderBy(i => i.Order);

    /// <summary>The file cannot be handled yet; of a list that could be done without, something still awaited.</summary>
    public bool IsIncomplete => SentOn is not null && (StopsTheClock ? CompletedOn is null : Missing.Any());

    public bool IsOpen => SentOn is not null && Missing.Any();

    /// <summary>One that can be done without never stops a clock (CRPA L114-5-1).</summary>
    public bool StopsTheClock => items.Exists(i => i.Indispensable);

    /// <summary>The day the last indispensable item was there; null while one is awaited.</summary>
    public DateOnly? CompletedOn =>
        items.Where(i => i.Indispensable).Select(i => i.SettledOn).ToList() is { Count: > 0 } days
        && days.TrueForAll(d => d is not null)
            ? days.Max()
            : null;

    public void Left(DateOnly on) => SentOn = on;

    public void CameBack() => SentOn = null;

    /// <summary>The same words leave another way.</summary>
    public void LeaveAs(long messageId) => (MessageId, SentOn) = (messageId, null);

    public void TellOverdue() => OverdueTold = true;

    /// <summary>A later list says anew what is missing.</summary>
    public void GiveWay(DateOnly on)
    {
        foreach (var item in Missing.ToList())
            item.Settle(on, waived: true);
    }

    /// <summary>What arrived, or is no longer needed.</summary>
    /// <exception cref="RefusedException">None of them is awaited, or the day is not possible.</exception>
    public IReadOnlyList<string> Settle(IReadOnlyCollection<int> orders, DateOnly on, bool waived, DateOnly today)
    {
        if (on > today)
            throw new RefusedException("Cette date est à venir : donnez le jour où les pièces sont arrivées.", "On");
        if (SentOn is not { } sent)
            throw new RefusedException("Ces pièces n'ont pas encore été demandées.", "On");
        // What crossed the letter was there when it left; what is done without is so from today.
        var day =
            waived ? today
            : on > sent ? on
            : sent;
        var settled = Missing.Where(i => orders.Contains(i.Order)).ToList();
        if (settled.Count == 0)
            throw new RefusedException("Cochez au moins une pièce attendue.", "Items");
        settled.ForEach(i => i.Settle(day, waived));
        return [.. settled.Select(i => i.Name)];
    }
}

/// <summary>What is missing in a file.</summary>
public sealed record MissingItem(string Name, bool Indispensable);

public sealed class DemandedItem
{
    public const int MaxName = 300;

    DemandedItem() { }

    public DemandedItem(int order, MissingItem missing) =>
        (Order, Name, Indispensable) = (order, missing.Name, missing.Indispensable);

    public int Order { get; private set; }

    public string Name { get; private set; } = "";

    public bool Indispensable { get; private set; }

    /// <summary>The day it arrived, or it was said that it is not needed.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>The town does without it after all.</summary>
    public bool Waived { get; private set; }

    internal void Settle(DateOnly on, bool waived) => (SettledOn, Waived) = (on, waived);
}
