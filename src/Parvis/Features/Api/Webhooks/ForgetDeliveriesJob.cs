using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Api.Webhooks;

/// <summary>The journal serves to mend a receiver; after a month it is only a copy of what the requests say.</summary>
public sealed class ForgetDeliveriesJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    const int Days = 30;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        if (!await db.Set<WebhookDelivery>().AnyAsync(d => d.CreatedAt < before, cancellationToken))
            return;
        await transactions.RunAsync(
            () => db.Set<WebhookDelivery>().Where(d => d.CreatedAt < before).ExecuteDeleteAsync(cancellationToken),
            cancellationToken
        );
    }
}
