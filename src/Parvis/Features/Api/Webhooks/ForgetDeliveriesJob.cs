using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Api.Webhooks;

/// <summary>The journal serves to mend a receiver; after a month it is only a copy of what the requests say.</summary>
public sealed class ForgetDeliveriesJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    const int Days = 30;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        return transactions.EraseAsync(db.Set<WebhookDelivery>().Where(d => d.CreatedAt < before), cancellationToken);
    }
}
