using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Api.Webhooks;

/// <summary>The subscriptions in memory: where there is none, nothing that happens to a request costs a query.</summary>
public sealed class WebhookDirectory(
    IServiceScopeFactory scopes,
    ViewerEpoch epoch,
    TimeProvider clock,
    TrainingMode training
)
{
    readonly Refreshed<IReadOnlyList<WebhookEntry>> entries = new(scopes, epoch, clock, ReadAsync);

    /// <summary>None in training: nothing leaves it.</summary>
    public async ValueTask<IReadOnlyList<WebhookEntry>> GetAsync(CancellationToken cancellationToken) =>
        training.On ? [] : await entries.GetAsync(cancellationToken);

    static async Task<IReadOnlyList<WebhookEntry>> ReadAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    ) =>
        await services
            .GetRequiredService<ParvisDbContext>()
            .Set<WebhookSubscription>()
            .Select(s => new WebhookEntry(s.Id, s.Events, s.Active))
            .ToListAsync(cancellationToken);
}

public sealed record WebhookEntry(Guid Id, WebhookEvents Events, bool Active);
