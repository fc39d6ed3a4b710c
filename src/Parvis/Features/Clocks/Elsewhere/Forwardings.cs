using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Clocks.Elsewhere;

/// <summary>Keeps where requests were sent on to, and lets the clock follow what leaves, arrives or comes back.</summary>
public sealed class Forwardings(ParvisDbContext db, ClockKeeper keeper, DepartureDays departures, TownClock town)
    : IHandle<NoticeSent>,
        IHandle<MailReturned>,
        IHandle<MailArrivedAfterAll>,
        IHandle<FirstReceptionNoted>
{
    /// <summary>To be written with the message that sends it on.</summary>
    public void Add(Correspondence message) => db.Add(new Forwarding(message.RequestId, message.Id));

    public Task<Forwarding?> ByMessageAsync(long messageId, CancellationToken cancellationToken) =>
        db.Set<Forwarding>().FirstOrDefaultAsync(f => f.MessageId == messageId, cancellationToken);

    /// <summary>The competent authority says when it received it: where silence accepts, the period runs from then.</summary>
    /// <param name="request">Being changed by who notes it.</param>
    /// <param name="messageId">What sent it on.</param>
    /// <param name="on">The local day it arrived there.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task ReceiveAsync(
        CitizenRequest request,
        long messageId,
        DateOnly on,
        CancellationToken cancellationToken
    )
    {
        if (await ByMessageAsync(messageId, cancellationToken) is not { } forwarding)
            return;
        forwarding.Receive(on, request.ReferredOn ?? on, await town.TodayAsync(cancellationToken));
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    /// <summary>
    /// The authority is not competent after all: the clock is as if it had never been sent on. To be called before the
    /// request changes: what is taken back must be gone when its clock is read.
    /// </summary>
    public async Task TakeBackAsync(long messageId, CancellationToken cancellationToken)
    {
        if (await ByMessageAsync(messageId, cancellationToken) is not { } forwarding)
            return;
        db.Remove(forwarding);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        NoticeSent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (happened.Kind != CorrespondenceKind.Forwarding)
            return;
        if (await ByMessageAsync(happened.MessageId, cancellationToken) is { } forwarding)
            await LeaveAsync(request, forwarding, cancellationToken);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        MailArrivedAfterAll happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (await ByMessageAsync(happened.MessageId, cancellationToken) is { SentOn: null } forwarding)
            await LeaveAsync(request, forwarding, cancellationToken);
    }

    async Task LeaveAsync(CitizenRequest request, Forwarding forwarding, CancellationToken cancellationToken)
    {
        forwarding.Left(await departures.OfAsync(forwarding.MessageId, cancellationToken));
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    /// <summary>What never arrived there was not sent on.</summary>
    public async Task HandleAsync(
        CitizenRequest request,
        MailReturned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (request.ReferredOn is null || happened.MessageId is not { } returned)
            return;
        if (await ByMessageAsync(returned, cancellationToken) is not { SentOn: not null } forwarding)
            return;
        forwarding.CameBack();
        await keeper.KeepAndTellAsync(request, cancellationToken);
    }

    public Task HandleAsync(
        CitizenRequest request,
        FirstReceptionNoted happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => keeper.KeepAndTellAsync(request, cancellationToken);
}
