using Parvis.Data.Jobs;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Starts a lane for each subscription that has something to send and none yet.</summary>
public sealed class SendWebhooksJob(WebhookDirectory subscriptions, WebhookStore queue, WebhookLanes lanes) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if ((await subscriptions.GetAsync(cancellationToken)).Count == 0)
            return;
        foreach (var subscription in await queue.DueSubscriptionsAsync(cancellationToken))
            lanes.Start(subscription, cancellationToken);
    }
}
