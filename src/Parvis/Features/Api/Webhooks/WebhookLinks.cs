namespace Parvis.Features.Api.Webhooks;

public static class WebhookLinks
{
    public static string Subscriptions => "/reglages/webhooks";

    public static string Subscription(Guid? id = null) =>
        id is null ? "/reglages/webhooks/fiche" : $"/reglages/webhooks/fiche/{id}";

    public static string Journal(Guid id) => $"/reglages/webhooks/{id}/journal";
}
