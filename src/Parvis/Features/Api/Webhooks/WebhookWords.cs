namespace Parvis.Features.Api.Webhooks;

static class WebhookWords
{
    public static string InFrench(this WebhookEvents events)
    {
        if (events == WebhookEvents.None)
            return "aucun";
        var words = new List<string>();
        if (events.HasFlag(WebhookEvents.Created))
            words.Add("enregistrée");
        if (events.HasFlag(WebhookEvents.Changed))
            words.Add("modifiée");
        if (events.HasFlag(WebhookEvents.Closed))
            words.Add("close");
        return string.Join(", ", words);
    }

    public static string InFrench(this WebhookState state) =>
        state switch
        {
            WebhookState.Waiting => "en attente",
            WebhookState.Leased => "envoi en cours",
            WebhookState.Delivered => "reçu",
            WebhookState.Failed => "échec",
        };

    /// <summary>As receivers read it, in the body and in the header.</summary>
    public static string OnTheWire(this WebhookEvents one) =>
        one switch
        {
            WebhookEvents.Created => "created",
            WebhookEvents.Changed => "changed",
            WebhookEvents.Closed => "closed",
            _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not one event."),
        };
}
