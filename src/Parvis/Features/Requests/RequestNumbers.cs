using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Next free number of each year. Processes take blocks; a restart leaves a gap, which is allowed.</summary>
public sealed class RequestNumber
{
    public required int Year { get; init; }

    public long Next { get; private set; }
}

/// <summary>
/// Hands out references. PostgreSQL: from a block in memory, so that one row update serves a hundred registrations and
/// the row is locked for an instant only. SQLite has one writer, and a second connection would wait for the form being
/// written: each number is taken inside its transaction.
/// </summary>
public sealed class RequestNumbers(IServiceScopeFactory scopes) : IDisposable
{
    const int BlockSize = 100;

    readonly SemaphoreSlim refill = new(1, 1);
    readonly Dictionary<int, (long Next, long End)> blocks = [];

    public async Task<RequestReference> NextAsync(ParvisDbContext db, int year, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
            return new RequestReference(year, (await TakeBlockAsync(db, year, 1, cancellationToken)).Next);
        await refill.WaitAsync(cancellationToken);
        try
        {
            if (!blocks.TryGetValue(year, out var block) || block.Next == block.End)
            {
                await using var scope = scopes.CreateAsyncScope();
                var apart = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
                block = await TakeBlockAsync(apart, year, BlockSize, cancellationToken);
            }

            blocks[year] = (block.Next + 1, block.End);
            return new RequestReference(year, block.Next);
        }
        finally
        {
            refill.Release();
        }
    }

    static async Task<(long Next, long End)> TakeBlockAsync(
        ParvisDbContext db,
        int year,
        int size,
        CancellationToken cancellationToken
    )
    {
        var end = (
            await db
                .Database.SqlQuery<long>(
                    $"""
                    INSERT INTO "RequestNumbers" ("Year", "Next") VALUES ({year}, {1 + size})
                    ON CONFLICT ("Year") DO UPDATE SET "Next" = "RequestNumbers"."Next" + {size}
                    RETURNING "Next"
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
        return (end - size, end);
    }

    public void Dispose() => refill.Dispose();
}
