using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Api.Keys;

/// <summary>When each key was last used: noted in memory, so that no call waits for it, written by a job.</summary>
public sealed class ApiKeyUses(TimeProvider clock)
{
    readonly ConcurrentDictionary<Guid, DateTime> noted = new();

    public void Note(Guid keyId) => noted[keyId] = clock.GetUtcNow().UtcDateTime;

    public IReadOnlyList<KeyValuePair<Guid, DateTime>> Take()
    {
        var taken = new List<KeyValuePair<Guid, DateTime>>();
        foreach (var keyId in noted.Keys)
        {
            if (noted.TryRemove(keyId, out var at))
                taken.Add(new(keyId, at));
        }

        return taken;
    }
}

public sealed class WriteKeyUsesJob(ApiKeyUses uses, ParvisDbContext db, Transactions transactions) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (keyId, at) in uses.Take())
        {
            await transactions.RunAsync(
                () =>
                    db.Set<ApiKey>()
                        .Where(k => k.Id == keyId && (k.LastUsedAt == null || k.LastUsedAt < at))
                        .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, at), cancellationToken),
                cancellationToken
            );
        }
    }
}
