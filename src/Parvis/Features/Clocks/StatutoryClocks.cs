using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Clocks;

/// <summary>
/// Reads the law's clock of a request from its topic, its reception and what became of it. It is never mixed with the
/// date the town promises.
/// </summary>
public sealed class StatutoryClocks(ParvisDbContext db, TopicCatalogue topics, SettingsStore settings, TownClock clock)
{
    /// <summary>Null when no text sets a period, or the request lives in another one.</summary>
    public async Task<StatutoryClock?> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var demands = await db.ItemsDemandsOf(request.Id).ToListAsync(cancellationToken);
        return await ReadAsync(request, demands, cancellationToken);
    }

    /// <summary>For who knows what was asked of the resident. One that was never sent on costs nothing more.</summary>
    public async ValueTask<StatutoryClock?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<ItemsDemand> demands,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(
            request,
            demands,
            request.WasReferred ? await db.ForwardingsOf(request.Id).ToListAsync(cancellationToken) : [],
            cancellationToken
        );

    async ValueTask<StatutoryClock?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<ItemsDemand> demands,
        IReadOnlyList<Forwarding> forwardings,
        CancellationToken cancellationToken
    )
    {
        if (request.Status == RequestStatus.Merged || request.ClosedFor == ClosureReason.Duplicate)
            return null;
        var tree = await topics.GetAsync(cancellationToken);
        var limit = tree.LimitOf(request.TopicId);
        if (limit.Regime is not { } regime)
            return null;
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var received = await ReceivedOnAsync(request, cancellationToken);
        return new StatutoryClock(
            DeadlineCalculator.Evaluate(
                regime,
                // The first reception anywhere: each regime knows what to make of it (CRPA L114-3).
                new Reception(request.FirstReceivedOn ?? received),
                [
                    .. ForwardingEvents.Of(request, received, forwardings),
                    .. ItemsEvents.Of(demands),
                    .. await EndAsync(request, cancellationToken),
                ],
                new TownCalendar(town.Holidays())
            ),
            limit,
            demands,
            forwardings.Any(f => f.Bears),
            await clock.TodayAsync(cancellationToken)
        );
    }

    /// <summary>The local day it entered the town hall.</summary>
    public async ValueTask<DateOnly> ReceivedOnAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken));

    /// <summary>To close a request without telling the resident decides nothing: silence goes on.</summary>
    async ValueTask<IReadOnlyList<ClockEvent>> EndAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        ClockEventKind? kind = request.ClosedFor switch
        {
            ClosureReason.Answered or ClosureReason.AnsweredAtOnce or ClosureReason.WorkDone =>
                ClockEventKind.DecisionNotified,
            ClosureReason.Withdrawn => ClockEventKind.Withdrawn,
            _ => null,
        };
        if (kind is not { } ended || request.EndedAt is not { } at)
            return [];
        return [new ClockEvent(DateOnly.FromDateTime(await clock.ToLocalAsync(at, cancellationToken)), ended)];
    }
}
