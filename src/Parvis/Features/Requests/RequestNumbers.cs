using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Next free number of each year. Processes take blocks; a restart leaves a gap, which is allowed.</summary>
public sealed class RequestNumber
{
    public required int Year { get; init; }

    public long Next { get; private set; }
}

/// <summary>Hands out references from a block in memory; one row update serves a hundred registrations.</summary>
public sealed class RequestNumbers(IServiceScopeFactory scopes) : IDisposable
{
    const int BlockSize = 100;

    readonly SemaphoreSlim refill = new(1, 1);
    readonly Dictionary<int, (long Next, long End)> blocks = [];

    /// <summary>Runs before the registration's own transaction, so that the row is locked for an instant only.</summary>
    public async Task<RequestReference> NextAsync(int year, CancellationToken cancellationToken)
    {
        await refill.WaitAsync(cancellationToken);
        try
        {
            if (!blocks.TryGetValue(year, out var block) || block.Next == block.End)
                block = await TakeBlockAsync(year, cancellationToken);
            blocks[year] = (block.Next + 1, block.End);
            return new RequestReference(year, block.Next);
        }
        finally
        {
            refill.Release();
        }
    }

    async Task<(long Next, long End)> TakeBlockAsync(int year, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var end = (
            await db
                .Database.SqlQuery<long>(
                    $"""
                    INSERT INTO "RequestNumbers" ("Year", "Next") VALUES ({year}, {1 + BlockSize})
                    ON CONFLICT ("Year") DO UPDATE SET "Next" = "RequestNumbers"."Next" + {BlockSize}
                    RETURNING "Next"
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
        return (end - BlockSize, end);
    }

    public void Dispose() => refill.Dispose();
}
