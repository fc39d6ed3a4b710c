using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Api.Webhooks;

/// <summary>One delivery from lease to answer; no transaction is open while the target is talked to.</summary>
public sealed partial class WebhookCall(
    ParvisDbContext db,
    WebhookStore queue,
    WebhookSender sender,
    WebhookSecret secrets,
    ILogger<WebhookCall> log
)
{
    public async Task MakeAsync(long id, CancellationToken cancellationToken)
    {
        if (await queue.LeaseAsync(id, cancellationToken) is not { } delivery)
            return;
        var subscription = await db.Set<WebhookSubscription>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == delivery.SubscriptionId, cancellationToken);
        if (subscription is null)
            return;
        var answer = await AskAsync(delivery, subscription, cancellationToken);
        // It was answered: stopping the program must not keep us from noting it.
        await queue.EndAsync(delivery, answer, CancellationToken.None);
    }

    async Task<WebhookAnswer> AskAsync(
        WebhookDelivery delivery,
        WebhookSubscription subscription,
        CancellationToken cancellationToken
    )
    {
        if (secrets.Reveal(subscription.SealedSecret) is not { } secret)
            return WebhookAnswer.None("Le secret ne se lit plus : renouvelez-le.");
        try
        {
            return await sender.SendAsync(delivery, subscription.Target, secret, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it counts as a try, or it would be tried for ever.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(failure, delivery.Id);
            return WebhookAnswer.None("L'appel s'est arrêté sur un incident technique.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook delivery {Id} could not be sent.")]
    partial void LogFailure(Exception failure, long id);
}
