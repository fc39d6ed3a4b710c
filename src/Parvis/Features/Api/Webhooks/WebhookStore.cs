using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Api.Webhooks;

/// <summary>
/// Every move of a delivery. Each one is a conditional update, so that two nodes never both send it, and is over
/// before or after the call, never during it.
/// </summary>
public sealed class WebhookStore(ParvisDbContext db, Transactions transactions, TimeProvider clock)
{
    /// <summary>Longer than any call: a lease that expires means that the sender is gone.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<Guid>> DueSubscriptionsAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return await db.Set<WebhookSubscription>()
            .Where(s => s.Active && db.Set<WebhookDelivery>().Any(d => d.SubscriptionId == s.Id && d.DueAt <= now))
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<long>> DueAsync(Guid subscription, int take, CancellationToken cancellationToken)
    {
        var now = Now;
        return await db.Set<WebhookDelivery>()
            .Where(d => d.SubscriptionId == subscription && d.DueAt <= now)
            // Paused while its lane runs: the lane must find nothing more, or it would never end.
            .Where(d => db.Set<WebhookSubscription>().Any(s => s.Id == subscription && s.Active))
            .OrderBy(d => d.DueAt)
            .ThenBy(d => d.Id)
            .Select(d => d.Id)
            .Take(take)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Makes it this sender's; null when another one was quicker, or when it is paused meanwhile.</summary>
    public async Task<WebhookDelivery?> LeaseAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + LeaseTime;
        var lease = Guid.NewGuid();
        var mine = await transactions.RunAsync(
            () =>
                db.Set<WebhookDelivery>()
                    .Where(d => d.Id == id && d.DueAt <= now)
                    .Where(d => d.State == WebhookState.Waiting || d.State == WebhookState.Leased)
                    .Where(d => db.Set<WebhookSubscription>().Any(s => s.Id == d.SubscriptionId && s.Active))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(d => d.State, WebhookState.Leased)
                                .SetProperty(d => d.Lease, lease)
                                .SetProperty(d => d.DueAt, until)
                                .SetProperty(d => d.TriedAt, now)
                                .SetProperty(d => d.Attempts, d => d.Attempts + 1),
                        cancellationToken
                    ),
            cancellationToken
        );
        return mine == 1
            ? await db.Set<WebhookDelivery>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken)
            : null;
    }

    /// <summary>Records the answer: received, tried again later, or given up after the last pause.</summary>
    public Task EndAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        var (state, due) =
            answer.Delivered ? (WebhookState.Delivered, WebhookDelivery.Never)
            : delivery.Attempts > Pauses.Length ? (WebhookState.Failed, WebhookDelivery.Never)
            : (WebhookState.Waiting, Now + Pauses[delivery.Attempts - 1]);
        return transactions.RunAsync(
            async () =>
            {
                var mine = await db.Set<WebhookDelivery>()
                    .Where(d => d.Id == delivery.Id && d.Lease == delivery.Lease && d.State == WebhookState.Leased)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(d => d.State, state)
                                .SetProperty(d => d.DueAt, due)
                                .SetProperty(d => d.StatusCode, answer.StatusCode)
                                .SetProperty(d => d.LastError, answer.Error),
                        cancellationToken
                    );
                if (mine == 1)
                    await CountAsync(delivery.SubscriptionId, answer.Delivered, cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>Nothing of a request that became confidential is sent, shown or sent again.</summary>
    public Task ForgetAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<WebhookDelivery>().Where(d => d.RequestId == requestId).ExecuteDeleteAsync(cancellationToken);

    Task CountAsync(Guid subscription, bool delivered, CancellationToken cancellationToken)
    {
        var rows = db.Set<WebhookSubscription>().Where(s => s.Id == subscription);
        return delivered
            ? rows.Where(s => s.FailuresInARow > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.FailuresInARow, 0), cancellationToken)
            : rows.ExecuteUpdateAsync(
                set => set.SetProperty(s => s.FailuresInARow, s => s.FailuresInARow + 1),
                cancellationToken
            );
    }
}
