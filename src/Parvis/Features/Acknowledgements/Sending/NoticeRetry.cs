using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>What did not arrive leaves again, as it was or as a letter: what hangs on it follows.</summary>
public sealed class NoticeRetry(AcknowledgementKeeper keeper, ItemsDemands demands, NoticeTruth truth)
{
    /// <summary>The items it asks for; null when it asks for none.</summary>
    /// <param name="request">Being changed.</param>
    /// <param name="former">The message that did not arrive.</param>
    /// <param name="now">The message that leaves; the same when it leaves again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="Data.RefusedException">What it tells is no longer so.</exception>
    public async Task<AwaitedItems?> LeaveAsAsync(
        CitizenRequest request,
        Correspondence former,
        long now,
        CancellationToken cancellationToken
    )
    {
        await truth.RefuseStaleAsync(request, former, cancellationToken);
        var duty = await keeper.FindAsync(request.Id, cancellationToken);
        var acknowledges = former.Kind == CorrespondenceKind.Acknowledgement;
        // Another acknowledgement may have been written meanwhile: it stays the one that counts.
        if (acknowledges && duty is { IsOwed: true, ToldRule: not null })
            duty.LeaveAs(now);
        if (await demands.ByMessageAsync(former.Id, cancellationToken) is not { } demand)
            return null;
        demand.LeaveAs(now);
        return new AwaitedItems([.. demand.Missing.Select(i => i.Name)], demand.Until);
    }
}
