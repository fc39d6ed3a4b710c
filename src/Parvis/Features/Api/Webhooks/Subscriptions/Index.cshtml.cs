using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Api.Webhooks.Subscriptions;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(WebhookService webhooks) : PageModel
{
    public IReadOnlyList<WebhookSubscription> Subscriptions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Subscriptions = await webhooks.AllAsync(cancellationToken);
}
