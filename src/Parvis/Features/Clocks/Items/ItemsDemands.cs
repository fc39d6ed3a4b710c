using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Clocks.Items;

/// <summary>Keeps what is asked of residents, and lets the clock follow what leaves, arrives or comes back.</summary>
public sealed class ItemsDemands(ParvisDbContext db, ClockKeeper keeper, DepartureDays departures, TownClock town)
    : IHandle<NoticeSent>,
        IHandle<MailReturned>,
        IHandle<MailArrivedAfterAll>
{
    public Task<List<ItemsDemand>> OfAsync(long requestId, CancellationToken cancellationToken) =>
        db.ItemsDemandsOf(requestId).ToListAsync(cancellationToken);

    /// <summary>To be written with the message that asks for them.</summary>
    /// <param name="message">What asks for them.</param>
    /// <param name="missing">In the order of the list.</param>
    /// <param name="until">The last day given for them.</param>
    /// <param name="replacesFormer">What was asked for before, and has not come, is not awaited any more.</param>
    public void Add(Correspondence message, IEnumerable<MissingItem> missing, DateOnly until, bool replacesFormer) =>
        db.Add(new ItemsDemand(message.RequestId, message.Id, missing, until, replacesFormer));

    public Task<ItemsDemand?> ByMessageAsync(long messageId, CancellationToken cancellationToken) =>
        db.Set<ItemsDemand>().FirstOrDefaultAsync(d => d.MessageId == messageId, cancellationToken);

    /// <summary>The letter that asks for them will not leave.</summary>
    public async Task DropAsync(long messageId, CancellationToken cancellationToken)
    {
        if (await ByMessageAsync(messageId, cancellationToken) is { } demand)
            db.Remove(demand);
    }

    /// <summary>Notes what arrived or is done without, and moves the date of the law.</summary>
    /// <param name="request">Being changed by who notes it.</param>
    /// <param name="settled">Which items, and when.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task SettleAsync(CitizenRequest request, SettledItems settled, CancellationToken cancellationToken)
    {
        var demands = await OfAsync(request.Id, cancellationToken);
        var demand =
            demands.Find(d => d.Id == settled.DemandId && d.IsOpen)
            ?? throw new RefusedException("Ces pièces ne sont plus attendues : un collègue les a notées.");
        var today = await town.TodayAsync(cancellationToken);
        var names = demand.Settle(settled.Orders, settled.On, settled.Waived, today);
        request.SettleItems(names, settled.On, settled.Waived, complete: !demands.Exists(d => d.IsIncomplete));
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        NoticeSent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await ByMessageAsync(happened.MessageId, cancellationToken) is not { } demand)
            return;
        await LeaveAsync(request, demand, cancellationToken);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        MailArrivedAfterAll happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await ByMessageAsync(happened.MessageId, cancellationToken) is { SentOn: null } demand)
            await LeaveAsync(request, demand, cancellationToken);
    }

    async Task LeaveAsync(CitizenRequest request, ItemsDemand demand, CancellationToken cancellationToken)
    {
        var day = await departures.OfAsync(demand.MessageId, cancellationToken);
        demand.Left(day);
        if (demand.ReplacesFormer)
            foreach (
                var former in (await OfAsync(request.Id, cancellationToken)).Where(d => d.Id < demand.Id && d.IsOpen)
            )
                former.GiveWay(day);
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    /// <summary>Who never got the list cannot be held to it, nor waited for.</summary>
    public async Task HandleAsync(
        CitizenRequest request,
        MailReturned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (happened.MessageId is not { } returned)
            return;
        var demands = await OfAsync(request.Id, cancellationToken);
        if (demands.Find(d => d.MessageId == returned) is not { } demand)
            return;
        demand.CameBack();
        if (!demands.Exists(d => d.IsOpen))
            request.StopWaiting("La demande de pièces n'est pas arrivée.");
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }
}

/// <param name="DemandId">The list they are on.</param>
/// <param name="Orders">Their places in it.</param>
/// <param name="On">The local day they arrived.</param>
/// <param name="Waived">The town does without them.</param>
public sealed record SettledItems(long DemandId, IReadOnlyCollection<int> Orders, DateOnly On, bool Waived);
