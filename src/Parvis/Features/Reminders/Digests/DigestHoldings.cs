using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Reminders.Digests;

/// <summary>A digest that waits may name a request that is erased: it goes whole, another one comes the next morning.</summary>
public sealed class DigestHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        foreach (var reference in scope.Requests.Select(r => r.Reference))
            await db.Set<OutboxMessage>()
                .Where(m => m.Kind == OutboxKind.Digest && m.Payload.Contains(reference))
                .ExecuteDeleteAsync(cancellationToken);
    }
}
