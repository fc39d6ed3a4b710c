using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.Api.Webhooks;

/// <summary>The deliveries of a subscription as an administrator reads them, and sends them again.</summary>
public sealed class WebhookJournal(
    ParvisDbContext db,
    AdministrationJournal administration,
    Transactions transactions,
    JobAlarm alarm,
    TimeProvider clock
)
{
    /// <summary>Newest first, before the one last shown.</summary>
    public Task<List<WebhookDelivery>> ReadAsync(
        Guid subscription,
        long? before,
        int take,
        CancellationToken cancellationToken
    ) =>
        db.Set<WebhookDelivery>()
            .Where(d => d.SubscriptionId == subscription && (before == null || d.Id < before))
            .OrderByDescending(d => d.Id)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(cancellationToken);

    public Task<bool> AnyFailedAsync(Guid subscription, CancellationToken cancellationToken) =>
        Failed(subscription).AnyAsync(cancellationToken);

    /// <summary>With the same id and the same body, and as many tries as the first time; false when it is being sent.</summary>
    public Task<bool> ReplayAsync(
        WebhookSubscription subscription,
        string publicId,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var found = await AgainAsync(
                    db.Set<WebhookDelivery>()
                        .Where(d => d.SubscriptionId == subscription.Id && d.PublicId == publicId)
                        .Where(d => d.State != WebhookState.Leased),
                    cancellationToken
                );
                if (found > 0)
                    administration.Write($"Webhook « {subscription.Name} » : envoi {publicId} rejoué");
                return found > 0;
            },
            cancellationToken
        );

    /// <summary>How many there were.</summary>
    public Task<int> ReplayFailedAsync(WebhookSubscription subscription, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var found = await AgainAsync(Failed(subscription.Id), cancellationToken);
                if (found > 0)
                    administration.Write($"Webhook « {subscription.Name} » : {found} envois en échec rejoués");
                return found;
            },
            cancellationToken
        );

    IQueryable<WebhookDelivery> Failed(Guid subscription) =>
        db.Set<WebhookDelivery>().Where(d => d.SubscriptionId == subscription && d.State == WebhookState.Failed);

    Task<int> AgainAsync(IQueryable<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        transactions.AfterCommit(alarm.Ring<SendWebhooksJob>);
        return deliveries.ExecuteUpdateAsync(
            set =>
                set.SetProperty(d => d.State, WebhookState.Waiting)
                    .SetProperty(d => d.DueAt, now)
                    .SetProperty(d => d.Attempts, 0),
            cancellationToken
        );
    }
}
