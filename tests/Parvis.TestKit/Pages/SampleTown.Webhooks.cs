using Parvis.Features.Api.Webhooks;

namespace Parvis.TestKit.Pages;

/// <summary>A program that is told of everything, paused: what waits for it shows in its journal.</summary>
public sealed partial class SampleTown
{
    const int Calls = 60;

    public Guid Webhook { get; private set; }

    async Task SubscribeAsync()
    {
        var subscription = new WebhookSubscription();
        subscription.Edit(
            new WebhookOptions
            {
                Name = "Suivi des travaux",
                Target = "https://travaux.example/parvis",
                Events = WebhookEvents.Created | WebhookEvents.Closed,
                Active = false,
            }
        );
        Webhook = subscription.Id;
        await App.DatabaseAsync(db =>
        {
            db.Add(subscription);
            db.AddRange(
                Enumerable
                    .Range(1, Calls)
                    .Select(_ => new WebhookDelivery
                    {
                        PublicId = WebhookDelivery.NewId(),
                        SubscriptionId = subscription.Id,
                        RequestId = 1,
                        Reference = Busy,
                        Event = WebhookEvents.Created,
                        Payload = "{}",
                        CreatedAt = App.Clock.UtcNow,
                        DueAt = App.Clock.UtcNow,
                    })
            );
            return db.SaveChangesAsync();
        });
    }
}
