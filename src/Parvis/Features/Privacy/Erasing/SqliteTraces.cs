using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// SQLite leaves former bytes in the free room of its pages and in its journal: after an erasure the file is written
/// anew. PostgreSQL clears them by its own vacuum.
/// </summary>
public sealed class SqliteTraces(ParvisDbContext db, DataFolder folder, WriteGate gate, TownClock clock)
{
    /// <summary>Nobody's writing waits longer than a second or two: 425 MB took 14 seconds.</summary>
    const long Small = 32L << 20;

    static readonly TimeOnly NightFrom = new(1, 0);
    static readonly TimeOnly NightUntil = new(5, 0);

    /// <summary>A file this large is written anew at night only.</summary>
    public static bool MustWait(long bytes, TimeOnly local) => bytes > Small && !local.IsBetween(NightFrom, NightUntil);

    /// <summary>False by day for a large file, or while somebody reads the former one: it is tried again.</summary>
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
            return true;
        var file = new FileInfo(folder.Database);
        var local = await clock.ToLocalAsync(clock.UtcNow, cancellationToken);
        if (MustWait(file.Length, TimeOnly.FromDateTime(local)))
            return false;
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var connection = new SqliteConnection(db.Database.GetConnectionString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=2000; VACUUM;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            return Equals(await command.ExecuteScalarAsync(cancellationToken), 0L);
        }
    }
}
