using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Api.Webhooks;

/// <summary>What an administrator does with subscriptions.</summary>
public sealed class WebhookService(
    ParvisDbContext db,
    WebhookTargets targets,
    WebhookSecret secrets,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    /// <summary>Each one has a lane of its own: their number bounds what is sent at once.</summary>
    const int Most = 20;

    public Task<List<WebhookSubscription>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<WebhookSubscription>()
            .AsNoTracking()
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellationToken);

    public Task<WebhookSubscription?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<WebhookSubscription>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);

    /// <summary>
    /// The secret is given back once, here. The address is looked up before any transaction, and the secret sealed: the
    /// first use of the installation's keys writes one, which SQLite lets nobody do meanwhile.
    /// </summary>
    public async Task<(WebhookSubscription Subscription, string Secret)> CreateAsync(
        WebhookOptions options,
        CancellationToken cancellationToken
    )
    {
        await targets.CheckAsync(options.Target, cancellationToken);
        var secret = WebhookSecret.New();
        var sealedSecret = secrets.Seal(secret);
        return await transactions.RunAsync(
            async () =>
            {
                if (await db.Set<WebhookSubscription>().CountAsync(cancellationToken) >= Most)
                    throw new RefusedException($"Il y a déjà {Most} abonnements : supprimez-en un d'abord.");
                var subscription = new WebhookSubscription();
                subscription.Edit(options);
                subscription.Seal(sealedSecret);
                db.Add(subscription);
                journal.Write($"Webhook « {subscription.Name} » créé vers {subscription.Target}");
                transactions.AfterCommit(epoch.Advance);
                return (subscription, secret);
            },
            cancellationToken
        );
    }

    public async Task<WebhookSubscription?> SaveAsync(
        Guid id,
        WebhookOptions options,
        int seen,
        CancellationToken cancellationToken
    )
    {
        await targets.CheckAsync(options.Target, cancellationToken);
        return await ChangeAsync(
            id,
            subscription =>
            {
                subscription.MustBe(seen);
                var before = WebhookOptions.Of(subscription).Describe();
                subscription.Edit(options);
                if (before.ChangesTo(WebhookOptions.Of(subscription).Describe()) is { } changes)
                    journal.Write($"Webhook « {subscription.Name} » modifié : {changes}");
            },
            cancellationToken
        );
    }

    /// <summary>The former secret serves no more, not even for what waits; null when there is no such subscription.</summary>
    public async Task<string?> RenewSecretAsync(Guid id, CancellationToken cancellationToken)
    {
        var secret = WebhookSecret.New();
        var renewed = await ChangeAsync(
            id,
            subscription =>
            {
                subscription.Seal(secrets.Seal(secret));
                journal.Write($"Webhook « {subscription.Name} » : secret renouvelé");
            },
            cancellationToken
        );
        return renewed is null ? null : secret;
    }

    /// <summary>With its journal and what was still to be sent.</summary>
    public async Task<WebhookSubscription?> DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        await ChangeAsync(
            id,
            subscription =>
            {
                db.Remove(subscription);
                journal.Write($"Webhook « {subscription.Name} » supprimé");
            },
            cancellationToken,
            () => db.Set<WebhookDelivery>().Where(d => d.SubscriptionId == id).ExecuteDeleteAsync(cancellationToken)
        );

    Task<WebhookSubscription?> ChangeAsync(
        Guid id,
        Action<WebhookSubscription> change,
        CancellationToken cancellationToken,
        Func<Task>? also = null
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var subscription = await db.Set<WebhookSubscription>()
                    .FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
                if (subscription is null)
                    return null;
                change(subscription);
                if (also is not null)
                    await also();
                transactions.AfterCommit(epoch.Advance);
                return subscription;
            },
            cancellationToken
        );
}
