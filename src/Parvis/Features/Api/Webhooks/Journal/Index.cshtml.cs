using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Api.Webhooks.Journal;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(WebhookService webhooks, WebhookJournal journal, TownClock clock) : PageModel
{
    const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "avant", SupportsGet = true)]
    public long? Before { get; set; }

    public WebhookSubscription Subscription { get; private set; } = null!;

    public IReadOnlyList<DeliveryRow> Deliveries { get; private set; } = [];

    public bool AnyFailed { get; private set; }

    public string? Next { get; private set; }

    public string? First => Before is null ? null : WebhookLinks.Journal(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(Id, cancellationToken) is not { } subscription)
            return NotFound();
        Subscription = subscription;
        AnyFailed = await journal.AnyFailedAsync(Id, cancellationToken);
        var deliveries = await journal.ReadAsync(Id, Before, PageSize + 1, cancellationToken);
        if (deliveries.Count > PageSize)
            Next = Url.Page(null, new { id = Id, avant = deliveries[PageSize - 1].Id });
        var zone = await clock.ZoneAsync(cancellationToken);
        Deliveries = [.. deliveries.Take(PageSize).Select(d => DeliveryRow.Of(d, zone))];
        return Page();
    }

    public async Task<IActionResult> OnPostReplayAsync(string? delivery, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(Id, cancellationToken) is not { } subscription)
            return NotFound();
        TempData["Done"] = await journal.ReplayAsync(subscription, delivery ?? "", cancellationToken)
            ? "L'envoi repart."
            : "Cet envoi est déjà en cours, ou n'est plus gardé.";
        return Redirect(WebhookLinks.Journal(Id));
    }

    public async Task<IActionResult> OnPostReplayFailedAsync(CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(Id, cancellationToken) is not { } subscription)
            return NotFound();
        TempData["Done"] = await journal.ReplayFailedAsync(subscription, cancellationToken) switch
        {
            0 => "Aucun envoi n'est en échec.",
            1 => "Un envoi repart.",
            var many => $"{many} envois repartent.",
        };
        return Redirect(WebhookLinks.Journal(Id));
    }
}

public sealed record DeliveryRow(WebhookDelivery Delivery, DateTime At, DateTime? NextTry)
{
    public static DeliveryRow Of(WebhookDelivery delivery, TimeZoneInfo zone)
    {
        var waits = delivery is { State: WebhookState.Waiting, Attempts: > 0 };
        return new DeliveryRow(
            delivery,
            TimeZoneInfo.ConvertTimeFromUtc(delivery.CreatedAt, zone),
            waits ? TimeZoneInfo.ConvertTimeFromUtc(delivery.DueAt, zone) : null
        );
    }
}
