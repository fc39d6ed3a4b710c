using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// SQLite leaves former bytes in the free room of its pages and in its journal: after an erasure the file is written
/// anew. PostgreSQL clears them by its own vacuum.
/// </summary>
public sealed class SqliteTraces(ParvisDbContext db, WriteGate gate)
{
    /// <summary>False while somebody reads the former file: it is tried again.</summary>
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
            return true;
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
