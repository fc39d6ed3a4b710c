using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Api.Webhooks.Subscriptions;

public sealed class WebhookForm
{
    [Required(ErrorMessage = "Donnez un nom à cet abonnement."), StringLength(WebhookSubscription.MaxName)]
    public string? Name { get; set; }

    [
        Required(ErrorMessage = "Donnez l'adresse à appeler."),
        StringLength(WebhookSubscription.MaxTarget),
        DataType(DataType.Url)
    ]
    public string? Target { get; set; }

    public bool Created { get; set; } = true;

    public bool Changed { get; set; } = true;

    public bool Closed { get; set; } = true;

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static WebhookForm Of(WebhookSubscription subscription) =>
        new()
        {
            Name = subscription.Name,
            Target = subscription.Target,
            Created = subscription.Events.HasFlag(WebhookEvents.Created),
            Changed = subscription.Events.HasFlag(WebhookEvents.Changed),
            Closed = subscription.Events.HasFlag(WebhookEvents.Closed),
            Active = subscription.Active,
            Version = subscription.Version,
        };

    public WebhookOptions ToOptions() =>
        new()
        {
            Name = Name ?? "",
            Target = Target?.Trim() ?? "",
            Events =
                (Created ? WebhookEvents.Created : WebhookEvents.None)
                | (Changed ? WebhookEvents.Changed : WebhookEvents.None)
                | (Closed ? WebhookEvents.Closed : WebhookEvents.None),
            Active = Active,
        };
}
